import puppeteer, { type Browser, type BrowserContext } from 'puppeteer-core';
import { openNamespaceDoor } from './namespace-door.ts';
import { createProgram } from './namespace-program.ts';
import { pressByPointer } from './pointer-target.ts';
import {
  type BrowserProcess,
  type Equipment,
  type RequestMade,
  type Tab,
  viewport,
} from './tab.ts';

const stepTimeoutMs = 20_000;

/** Starts Debian's Firefox over WebDriver BiDi with the devices that `equipment` asks for. */
export async function startFirefox(equipment: Equipment): Promise<BrowserProcess> {
  const { namespace } = equipment;
  const program = createProgram('firefox-esr', namespace);
  const door = namespace === undefined ? undefined : await openNamespaceDoor(namespace);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program.file,
    args: ['-remote-allow-system-access'],
    // The lab's server has an address that no authority would sign for.
    acceptInsecureCerts: namespace !== undefined,
    ...(door === undefined ? {} : { debuggingPort: door.port }),
    defaultViewport: viewport,
    extraPrefsFirefox: { ...plainCalls, ...devicePrefs(equipment) },
  });
  return {
    async openTab({ permission }) {
      const context = await browser.createBrowserContext();
      await permit(browser, permission);
      return openTab(browser, context);
    },
    async close() {
      await browser.close();
      door?.close();
      program.remove();
    },
  };
}

const plainCalls = {
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
};

/** Fake devices, of which a kind is hidden by asking for a real one that no computer has. */
function devicePrefs(equipment: Equipment): Record<string, unknown> {
  const { camera, microphone, framesPerSecond = 10 } = equipment;
  if (!camera && !microphone) return {};
  const nowhere = 'no such device';
  return {
    'media.navigator.streams.fake': true,
    'media.navigator.video.default_fps': framesPerSecond,
    ...(camera ? {} : { 'media.video_loopback_dev': nowhere }),
    ...(microphone ? {} : { 'media.audio_loopback_dev': nowhere }),
  };
}

/**
 * BiDi cannot grant a camera yet, so the browser's own settings are changed while it runs. They hold
 * for all profiles of the process. Granted means: asked, and then allowed, as on a first visit.
 */
async function permit(browser: Browser, permission: Equipment['permission']): Promise<void> {
  const connection = bidiOf(browser);
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  await connection.send('script.evaluate', {
    target: { context: result.contexts[0]?.context },
    awaitPromise: true,
    expression: permission === 'granted' ? sayYesWhenAsked : sayNoUnasked,
  });
}

const sayYesWhenAsked = `
  Services.prefs.setBoolPref('media.navigator.permission.disabled', true);
  Services.prefs.setIntPref('permissions.default.camera', 0);
  Services.prefs.setIntPref('permissions.default.microphone', 0);`;

const sayNoUnasked = `
  Services.prefs.setBoolPref('media.navigator.permission.disabled', false);
  Services.prefs.setIntPref('permissions.default.camera', 2);
  Services.prefs.setIntPref('permissions.default.microphone', 2);`;

interface BidiConnection {
  send(
    method: string,
    params: unknown,
  ): Promise<{ readonly result: { readonly contexts: readonly { readonly context: string }[] } }>;
}

/** Puppeteer has no public way to a command that it does not know itself. */
function bidiOf(browser: Browser): BidiConnection {
  return (browser as unknown as { readonly connection: BidiConnection }).connection;
}

async function openTab(browser: Browser, context: BrowserContext): Promise<Tab> {
  // In a window of its own: a tab behind another shows no pictures.
  const page = await context.newPage({ type: 'window' });
  const requests: RequestMade[] = [];
  const uncaught: string[] = [];
  let isClosed = false;
  page.setDefaultTimeout(stepTimeoutMs);
  page.on('request', (request) => requests.push({ url: request.url() }));
  page.on('pageerror', (error) => {
    // The browser's own remarks on a server or a stranger who does not answer come as errors too.
    const isRemark = /^Error: (Firefox can’t|The connection to ws|WebRTC: ICE failed)/.test(
      String(error),
    );
    if (!isRemark) uncaught.push(String(error));
  });
  return {
    requests,
    uncaught,
    beforeEveryPage: async (script) => void (await page.evaluateOnNewDocument(script)),
    goto: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
    reload: async () => void (await page.reload({ waitUntil: 'load' })),
    evaluate: (script, given) => page.evaluate(script as never, given as never) as never,
    click: (role, name) => pressByPointer(page, { role, name }, stepTimeoutMs),
    async drag(selector, to) {
      const box = await (await page.$(selector))?.boundingBox();
      if (box === null || box === undefined) throw new Error(`nothing to drag: ${selector}`);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.mouse.up();
    },
    async key(keys) {
      const held = keys.split('+');
      const key = held.pop();
      for (const one of held) await page.keyboard.down(one as never);
      await page.keyboard.press(key as never);
      for (const one of held.reverse()) await page.keyboard.up(one as never);
    },
    type: (text) => page.keyboard.type(text),
    cookies: async () => (await context.cookies()).map(({ name }) => name),
    permit: (permission) => permit(browser, permission),
    screenshot: async (file) => void (await page.screenshot({ path: file as `${string}.png` })),
    another: () => openTab(browser, context),
    // Puppeteer hears of it only later, from Firefox.
    async close() {
      isClosed = true;
      await page.close();
    },
    isClosed: () => isClosed || page.isClosed(),
    forget: () => context.close(),
  };
}
