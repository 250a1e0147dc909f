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
const starting = { everyMs: 25, timeoutMs: 5_000 };

/** One that runs is asked now and then. Not to answer for so long is no hiccup: it hangs. */
const watchEveryMs = 5_000;
const running = { everyMs: 500, timeoutMs: 8_000 };

/** One that ran for so long did not fail at the start: the next wait is short again. */
const provenMs = 60_000;

/** The program, where there is one that can be told its configuration in memory. */
export function findCoturn(): string | undefined {
  // It reads its configuration three times over, by name. On Linux what the runtime hands a process on
  // its standard input is a file in memory, without a name; elsewhere it would have to be on disk.
  return process.platform === 'linux' ? (Bun.which('turnserver') ?? undefined) : undefined;
}

/**
 * Starts coturn, returns when it answers (or does not), and starts it again whenever it ends or hangs,
 * until it is stopped. `createConfig` makes the configuration anew each time; it is wiped once handed over.
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
    const startedAt = performance.now();
    const one = spawn();
    if (one === undefined) return again(startedAt);
    child = one;
    void one.exited.then(() => again(startedAt));
    const asked = answersTurn({ address, port, ...starting, gone: one.exited });
    const answers = await asked.catch(() => false);
    if (hasEnded(one)) return;
    if (answers) {
      isUp = true;
      void watch(one);
    } else one.kill(ending);
  }

  /** Undefined: there is no file or process left for it. */
  function spawn(): Bun.Subprocess | undefined {
    const config = createConfig();
    try {
      // No environment: what is secret of ours is not its business.
      return Bun.spawn(command, {
        stdin: config,
        stdout: 'ignore',
        stderr: 'ignore',
        env: {},
        cwd: '/',
      });
    } catch {
      return undefined;
    } finally {
      config.fill(0);
    }
  }

  function again(startedAt: number): void {
    isUp = false;
    if (isStopped) return;
    if (performance.now() - startedAt > provenMs) failures = 0;
    const waitMs = restartDelayMs(failures++);
    log('relayAway', { seconds: waitMs / 1_000 });
    timer = setTimeout(() => void run().then(() => isUp && log('relayBack', {})), waitMs);
  }

  /** One that hangs would be waited for by everybody who needs it: it is ended, and another begins. */
  async function watch(one: Bun.Subprocess): Promise<void> {
    for (;;) {
      await Promise.race([Bun.sleep(watchEveryMs), one.exited]);
      if (hasEnded(one)) return;
      const asked = answersTurn({ address, port, ...running, gone: one.exited });
      // That there is no file left to ask it with is no fault of its own.
      if (!(await asked.catch(() => true)) && !hasEnded(one)) one.kill(ending);
    }
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

const hasEnded = ({ exitCode, signalCode }: Bun.Subprocess): boolean =>
  exitCode !== null || signalCode !== null;

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
