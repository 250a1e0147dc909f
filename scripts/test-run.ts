import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { one, parseJunit, type Tally } from './tally.ts';

export interface TestRun {
  readonly ok: boolean;
  readonly output: string;
  readonly tally: Tally;
}

/** Runs `bun test` on folders or files (`./e2e/talk.test.ts`) and counts what it ran. */
export async function runTests(
  paths: readonly string[],
  limits: { readonly testTimeoutMs: number; readonly timeoutMs: number; readonly live: boolean },
): Promise<TestRun> {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-tests-'));
  const report = join(folder, 'junit.xml');
  try {
    const { ok, output } = await runCommand(
      [
        process.execPath,
        // When the time is up the browsers that the tests started go too.
        '--no-orphans',
        'test',
        `--timeout=${limits.testTimeoutMs}`,
        '--reporter=junit',
        `--reporter-outfile=${report}`,
        ...paths,
      ],
      { timeoutMs: limits.timeoutMs, live: limits.live },
    );
    const counted = existsSync(report) ? parseJunit(readFileSync(report, 'utf8')) : undefined;
    return { ok, output, tally: toldByExitCode(counted, ok) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function toldByExitCode(counted: Tally | undefined, ok: boolean): Tally {
  if (counted === undefined) return one(ok);
  return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}
