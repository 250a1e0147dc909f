import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually.ts';

/** WebKitGTK with one window, driven over WebDriver: no calls, but every page. */
export interface Webkit {
  goto(url: string): Promise<void>;
  /** Runs in the page and sees nothing of the test around it. */
  evaluate<R>(script: () => R): Promise<R>;
  cookies(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const driverProgram = 'WebKitWebDriver';
const screenProgram = 'Xvfb';

/** Why it cannot be started here; undefined when it can. */
export function whyNoWebkit(): string | undefined {
  const missing = [driverProgram, screenProgram].filter((name) => Bun.which(name) === null);
  if (missing.length > 0) return `${missing.join(' and ')} not here`;
  return findMiniBrowser() === undefined ? 'no MiniBrowser here' : undefined;
}

/** Debian puts it beside the library, below the name of the machine's architecture. */
function findMiniBrowser(): string | undefined {
  const candidates = readdirSync('/usr/lib').map((folder) =>
    join('/usr/lib', folder, 'webkit2gtk-4.1', 'MiniBrowser'),
  );
  return candidates.find((file) => existsSync(file));
}

/** Starts a screen that nobody sees, the driver, and the browser with a profile in memory. */
export async function startWebkit(): Promise<Webkit> {
  const screen = Bun.spawn([screenProgram, '-displayfd', '1', '-screen', '0', '1280x900x24'], {
    stdout: 'pipe',
    stderr: 'ignore',
  });
  const display = await firstLine(screen.stdout);
  const port = freePort();
  const driver = Bun.spawn([driverProgram, `--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${display}`, ...settings },
    stdout: 'ignore',
    stderr: 'ignore',
  });
  const stop = async () => {
    driver.kill();
    await driver.exited;
    screen.kill();
    await screen.exited;
  };
  const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) =>
    command(`http://127.0.0.1:${port}${path}`, method, body);
  try {
    await eventually('the driver of WebKit', () => ask('GET', '/status').catch(() => undefined));
    const { sessionId } = (await ask('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': {
            binary: findMiniBrowser(),
            args: ['--automation'],
          },
        },
      },
    })) as { readonly sessionId: string };
    const session = `/session/${sessionId}`;
    return {
      goto: async (url) => void (await ask('POST', `${session}/url`, { url })),
      evaluate: async (script) =>
        (await ask('POST', `${session}/execute/sync`, {
          script: `return (${script})()`,
          args: [],
        })) as never,
      async cookies() {
        const cookies = (await ask('GET', `${session}/cookie`)) as readonly { name: string }[];
        return cookies.map(({ name }) => name);
      },
      close: () => ask('DELETE', session).then(stop, stop),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** No graphics card and no desktop here; root needs no jail within the test's machine. */
const settings = {
  LIBGL_ALWAYS_SOFTWARE: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  NO_AT_BRIDGE: '1',
};

async function command(url: string, method: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (!response.ok) throw new Error(`WebDriver: ${JSON.stringify(value)}`);
  return value;
}

/** The driver takes no port 0: one that was free a moment ago. */
function freePort(): number {
  const server = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response() });
  const { port } = server;
  server.stop(true);
  if (port === undefined) throw new Error('no port');
  return port;
}

async function firstLine(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes('\n')) {
    const { done, value } = await reader.read();
    if (done) throw new Error('no screen');
    text += decoder.decode(value, { stream: true });
  }
  reader.releaseLock();
  return text.trim();
}
