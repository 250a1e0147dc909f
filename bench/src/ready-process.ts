/** A process of ours that says where it is, on its first line. */
export interface ReadyProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Runs a script with this Bun, or with Node, until it is stopped; `ready at URL` is what it has to say. */
export async function startReadyProcess(
  script: URL,
  args: readonly string[] = [],
  runtime: 'bun' | 'node' = 'bun',
): Promise<ReadyProcess> {
  const child = Bun.spawn(
    [runtime === 'bun' ? process.execPath : 'node', Bun.fileURLToPath(script), ...args],
    {
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'inherit',
    },
  );
  for await (const chunk of child.stdout) {
    const url = /ready at (\S+)/.exec(new TextDecoder().decode(chunk))?.[1];
    if (url === undefined) continue;
    return {
      url,
      pid: child.pid,
      async stop() {
        child.kill();
        await child.exited;
      },
    };
  }
  throw new Error(`${script.pathname} did not start`);
}
