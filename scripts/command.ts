import { root } from './checkout.mjs';

/** How a command ended. `output` is what it printed, both streams in the order they came. */
export interface Finished {
  readonly ok: boolean;
  readonly output: string;
}

export interface CommandOptions {
  readonly timeoutMs: number;
  /** Absolute; the repository when left out. */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Shows the output while it comes. */
  readonly live?: boolean;
}

/** Runs a command without a shell or standard input, and kills it when its time is up. */
export async function runCommand(
  command: readonly string[],
  { timeoutMs, folder = root, environment = {}, live = false }: CommandOptions,
): Promise<Finished> {
  const child = Bun.spawn([...command], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let output = '';
  const collect = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    const decoder = new TextDecoder();
    for await (const chunk of stream) {
      output += decoder.decode(chunk, { stream: true });
      if (live) await Bun.write(Bun.stdout, chunk);
    }
  };
  await Promise.all([collect(child.stdout), collect(child.stderr), child.exited]);
  if (child.signalCode === 'SIGKILL') {
    const note = `\nstopped after ${timeoutMs / 60_000} minutes: ${command.join(' ')}\n`;
    if (live) await Bun.write(Bun.stdout, note);
    output += note;
  }
  return { ok: child.exitCode === 0, output };
}
