import { fileURLToPath } from 'node:url';
import { eventually } from '@passerby/test-kit/eventually';

const cli = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));

/** The command line as somebody types it: no flag is added, unlike in `startServerProcess`. */
export interface Command {
  readonly pid: number;
  output(): { readonly stdout: string; readonly stderr: string };
  signal(name: NodeJS.Signals): void;
  readonly exitCode: Promise<number>;
  /** The URL of the ready line; rejects when the command ends without one. */
  ready(): Promise<string>;
}

/** Runs `passerby` with these words. */
export function runCommand(
  words: readonly string[],
  options: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly wrapper?: readonly string[];
    /** Lets the file start itself, by its first line, as an installed command does. */
    readonly byItself?: boolean;
  } = {},
): Command {
  const program = options.byItself ? [cli] : [process.execPath, cli];
  const child = Bun.spawn([...(options.wrapper ?? []), ...program, ...words], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...options.environment },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  const outRead = read(child.stdout, (text) => {
    stdout += text;
  });
  const errorRead = read(child.stderr, (text) => {
    stderr += text;
  });
  return {
    pid: child.pid,
    output: () => ({ stdout, stderr }),
    signal: (name) => child.kill(name),
    exitCode: Promise.all([child.exited, outRead, errorRead]).then(([code]) => code),
    async ready() {
      return eventually('the ready line', () => {
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${stderr}`);
        return /^Passerby is ready at (\S+)$/m.exec(stdout)?.[1];
      });
    },
  };
}

async function read(
  stream: ReadableStream<Uint8Array>,
  take: (text: string) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  for await (const chunk of stream) take(decoder.decode(chunk, { stream: true }));
}
