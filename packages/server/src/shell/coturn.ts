import { restartDelayMs } from '../core/restart-delay.ts';
import { coturnArguments } from './coturn-config.ts';
import type { Log } from './log.ts';
import { answersTurn } from './turn-probe.ts';

/** A coturn that runs beside this server. */
export interface Coturn {
  isUp(): boolean;
  /** Has it read the files of its certificate again; what it relays goes on. */
  renewCertificate(): void;
  stop(): void;
}

/** It has nothing to finish and nothing to save. */
const ending = 'SIGKILL';

/** From the start of the process to its first answer: some 100 ms, on a busy machine longer. */
const startTimeoutMs = 5_000;

/** One that ran for so long did not fail at the start: the next wait is short again. */
const provenMs = 60_000;

/** The program, where there is one that can be told its configuration in memory. */
export function findCoturn(): string | undefined {
  // It reads its configuration three times over, by name. On Linux what the runtime hands a process on
  // its standard input is a file in memory, without a name; elsewhere it would have to be on disk.
  return process.platform === 'linux' ? (Bun.which('turnserver') ?? undefined) : undefined;
}

/**
 * Starts coturn, returns when it answers (or does not), and starts it again whenever it ends, until it
 * is stopped. `createConfig` makes the configuration anew each time; it is wiped once handed over.
 */
export async function startCoturn(given: {
  readonly program: string;
  readonly createConfig: () => Uint8Array;
  readonly address: string;
  readonly port: number;
  readonly log: Log;
}): Promise<Coturn> {
  const { program, createConfig, address, port, log } = given;
  const command = [...leash(), program, ...coturnArguments];
  let child: Bun.Subprocess | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUp = false;
  let isStopped = false;
  let failures = 0;

  async function run(): Promise<void> {
    const config = createConfig();
    // No environment: what is secret of ours is not its business.
    const one = Bun.spawn(command, {
      stdin: config,
      stdout: 'ignore',
      stderr: 'ignore',
      env: {},
      cwd: '/',
    });
    config.fill(0);
    child = one;
    const startedAt = performance.now();
    void one.exited.then(() => {
      isUp = false;
      if (isStopped) return;
      if (performance.now() - startedAt > provenMs) failures = 0;
      const waitMs = restartDelayMs(failures++);
      log('relayAway', { seconds: waitMs / 1_000 });
      timer = setTimeout(() => void run().then(() => isUp && log('relayBack', {})), waitMs);
    });
    const answers = await answersTurn({
      address,
      port,
      timeoutMs: startTimeoutMs,
      gone: one.exited,
    });
    if (one.exitCode !== null || one.signalCode !== null) return;
    if (answers) isUp = true;
    else one.kill(ending);
  }

  await run();
  return {
    isUp: () => isUp,
    renewCertificate: () => child?.kill('SIGUSR2'),
    stop() {
      isStopped = true;
      isUp = false;
      clearTimeout(timer);
      child?.kill(ending);
    },
  };
}

/** Words before the command by which it ends when this process does, even by SIGKILL. */
function leash(): readonly string[] {
  const words = ['setpriv', '--pdeathsig', 'KILL', '--'];
  try {
    return Bun.spawnSync([...words, 'true'], { stdio: ['ignore', 'ignore', 'ignore'] }).success
      ? words
      : [];
  } catch {
    // Not every Linux has it. Then a coturn outlives a server that was killed, and only then.
    return [];
  }
}
