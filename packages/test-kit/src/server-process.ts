import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';
import type { NetworkNamespace } from './network-namespace.ts';

const cli = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const buildSite = fileURLToPath(new URL('../../../scripts/build-site.mjs', import.meta.url));

export interface ServerProcessOptions {
  /** Further flags of `passerby start`. */
  readonly flags?: readonly string[];
  /** Scripts that run before the server's own, as the leaky controls do. */
  readonly preload?: string | readonly string[];
  /** What runs the server, such as strace with its flags. */
  readonly wrapper?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder it is started in; that of the test when left out. */
  readonly folder?: string;
  /** Where it runs, when not on this machine's own network; it listens on every address there. */
  readonly namespace?: NetworkNamespace;
}

/** The real command line, as a process of its own: what it says, and how it ends. */
export interface ServerProcess {
  /** `http://127.0.0.1:PORT`, or https: one address, so that a proxy can stand in for it. */
  readonly url: string;
  readonly port: number;
  /** Of the server itself, not of its wrapper. */
  readonly pid: number;
  /** All it wrote so far. */
  output(): { readonly stdout: string; readonly stderr: string };
  /** SIGTERM; returns the exit code. */
  stop(): Promise<number>;
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>;
  /** SIGSEGV, as a fault of the runtime would: it ends by a crash. */
  crash(): Promise<void>;
  /** A new process on the same port, which knows nothing of the old one. */
  restart(): Promise<ServerProcess>;
}

let isSiteChecked = false;

/** A test of a page that was built from other sources would tell nothing of these: throws then. */
function requireFreshSite(): void {
  if (isSiteChecked) return;
  const { success, stderr } = Bun.spawnSync([process.execPath, buildSite, '--check']);
  if (!success) throw new Error(stderr.toString().trim());
  isSiteChecked = true;
}

/**
 * Starts `passerby start` on a free port of the loopback and waits for its ready line. Rejects when
 * the site that it would serve is stale.
 */
export async function startServerProcess(
  options: ServerProcessOptions = {},
  port = 0,
): Promise<ServerProcess> {
  const flags = [...(options.flags ?? [])];
  if (!flags.some((flag) => flag.startsWith('--site'))) requireFreshSite();
  // The usual ports belong to whoever else tests on this machine.
  if (!flags.some((flag) => flag.startsWith('--stun-ports'))) flags.push('--stun-ports=0,0');
  // A relay is a process more, which few tests need.
  if (!flags.some((flag) => flag.startsWith('--relay'))) flags.push('--relay=never');
  const preload = [options.preload ?? []].flat().flatMap((file) => ['--preload', file]);
  const child = Bun.spawn(
    [
      ...(options.wrapper ?? []),
      ...(options.namespace?.enter ?? []),
      process.execPath,
      ...preload,
      cli,
      'start',
      `--host=${options.namespace === undefined ? '127.0.0.1' : '::'}`,
      ...(flags.some((flag) => flag.startsWith('--port')) ? [] : [`--port=${port}`]),
      ...flags,
    ],
    {
      // As the launcher and the command's first line do: Bun would cache our sources on disk.
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        BUN_RUNTIME_TRANSPILER_CACHE_PATH: '0',
        ...options.environment,
      },
      ...(options.folder === undefined ? {} : { cwd: options.folder }),
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'pipe',
    },
  );
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const ready = await eventually(
    'the ready line of the server',
    () => {
      if (child.exitCode !== null) {
        throw new Error(`the server ended with ${child.exitCode}: ${stdout()}${stderr()}`);
      }
      return /ready at (https?):\/\/[^\s:]+:(\d+)/.exec(stdout());
    },
    { timeoutMs: 30_000 },
  ).catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const actualPort = Number(ready[2]);
  const pid = options.wrapper === undefined ? child.pid : onlyChildOf(child.pid);
  return {
    url: `${ready[1]}://127.0.0.1:${actualPort}`,
    port: actualPort,
    pid,
    output: () => ({ stdout: stdout(), stderr: stderr() }),
    async stop() {
      if (isRunning()) process.kill(pid, 'SIGTERM');
      return child.exited;
    },
    async kill() {
      if (isRunning()) process.kill(pid, 'SIGKILL');
      await child.exited;
    },
    async crash() {
      if (child.exitCode === null) process.kill(pid, 'SIGSEGV');
      await child.exited;
    },
    async restart() {
      await child.exited;
      return startServerProcess(options, actualPort);
    },
  };
}

/** Reads a stream as it comes; returns a look at the text so far. */
function collect(stream: ReadableStream<Uint8Array>): () => string {
  const decoder = new TextDecoder();
  let text = '';
  void (async () => {
    for await (const chunk of stream) text += decoder.decode(chunk, { stream: true });
  })();
  return () => text;
}

function onlyChildOf(wrapperPid: number): number {
  const children = readFileSync(`/proc/${wrapperPid}/task/${wrapperPid}/children`, 'utf8').trim();
  if (!/^\d+$/.test(children)) throw new Error('the wrapper runs no single server');
  return Number(children);
}
