import { progress } from '../connect/progress.ts';
import { residentBytes } from '../process-figures.ts';
import { quantile } from '../quantile.ts';
import { startPasserby } from '../subject.ts';
import { type Figure, figure } from '../table.ts';
import { connectPasserby, type Visitor } from './visitor.ts';

const connected = 15_000;
const joinsPerSecond = 1_000;
const joinsForSeconds = 10;
/** By then the full collections that follow the last request are over. */
const hereForMs = 35_000;

const sessions = 200_000;
/** So many have come and gone before the first look: what grows until then is what stays the same. */
const sessionsBefore = 20_000;
const sessionsAtOnce = 500;

const visitorsAtOnce = 64;

async function connect(url: string, count: number): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  while (visitors.length < count) {
    const batch = Math.min(visitorsAtOnce, count - visitors.length);
    const more = Array.from({ length: batch }, (_, i) => connectPasserby(url, visitors.length + i));
    visitors.push(...(await Promise.all(more)));
  }
  return visitors;
}

/**
 * How long somebody who joins waits for the match, with many connected and a steady stream of joins: right after all
 * of them came, and when they have been here for a while. The wait for another one to join, a millisecond at this
 * rate, is in it; so is the time that the clients themselves take.
 */
export async function measureTimeToMatch(): Promise<Figure[]> {
  return [
    ...(await timeToMatch('right after they came', 0)),
    ...(await timeToMatch(`${hereForMs / 1_000} s after they came`, hereForMs)),
  ];
}

async function timeToMatch(said: string, afterMs: number): Promise<Figure[]> {
  progress(`${joinsPerSecond} joins a second, ${connected} connected, ${said}`);
  const server = await startPasserby();
  try {
    const visitors = await connect(server.url, connected);
    // The clients are one process: what it made to open them is not to be collected while it looks at the clock.
    Bun.gc(true);
    await Bun.sleep(afterMs);
    const waits: number[] = [];
    const joins = joinsPerSecond * joinsForSeconds;
    const begun = performance.now();
    for (let joined = 0; joined < joins; ) {
      const due = ((performance.now() - begun) * joinsPerSecond) / 1_000;
      for (; joined < Math.min(due, joins); joined++) {
        const visitor = visitors[joined];
        if (visitor === undefined) break;
        const at = performance.now();
        visitor.onMatched = () => waits.push(performance.now() - at);
        visitor.join();
      }
      await Bun.sleep(1);
    }
    await Bun.sleep(500);
    for (const visitor of visitors) visitor.close();
    const shown = (part: number) => `${quantile(waits, part).toFixed(1)} ms`;
    const what = `from join to match, ${joinsPerSecond} joins a second, ${connected} connected, ${said}`;
    return [
      figure(`${what}: 99 of 100 within`, shown(0.99), `half within ${shown(0.5)}`),
      figure(`${what}: matched`, `${waits.length}`, `of ${joins} that joined`),
    ];
  } finally {
    await server.stop();
  }
}

/** Memory of the process when many have come, been matched and gone, beside that when few had. */
export async function measureGrowth(): Promise<Figure[]> {
  progress(`${sessions} sessions that come and go`);
  const server = await startPasserby();
  try {
    let passed = 0;
    const pass = async (until: number) => {
      for (; passed < until; passed += sessionsAtOnce) {
        const visitors = await connect(server.url, sessionsAtOnce);
        await Promise.all(
          visitors.map(
            (visitor) =>
              new Promise<void>((resolve) => {
                visitor.onMatched = resolve;
                visitor.join();
              }),
          ),
        );
        for (const visitor of visitors) visitor.close();
      }
      // Whoever is gone without a word may come back for a while.
      await Bun.sleep(30_000);
      return residentBytes(server.pid);
    };
    const before = await pass(sessionsBefore);
    const after = await pass(sessions);
    const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
    return [
      figure(
        `resident memory after ${sessions} sessions`,
        megabytes(after),
        `after ${sessionsBefore} ${megabytes(before)}`,
        after / before,
      ),
    ];
  } finally {
    await server.stop();
  }
}
