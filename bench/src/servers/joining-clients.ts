// The clients of one process, for at-the-limit.ts: opens them, says so, and once it is told to begin lets them
// join one after the other. How long each waited for its match is what it says last.
import { connectPasserby, type Visitor } from './visitor.ts';

/** What is asked of it, as JSON in its only argument. */
export interface JoiningClients {
  readonly url: string;
  readonly connected: number;
  readonly joins: number;
  readonly joinsPerSecond: number;
}

export type Said = { readonly connected: number } | { readonly waitsMs: readonly number[] };

const openAtOnce = 16;
/** For the last of them. */
const patienceMs = 1_000;

const asked: JoiningClients = JSON.parse(process.argv[2] ?? '{}');
const say = (said: Said) => process.send?.(said);

const visitors: Visitor[] = [];
while (visitors.length < asked.connected) {
  const batch = Math.min(openAtOnce, asked.connected - visitors.length);
  const more = Array.from({ length: batch }, (_, i) =>
    connectPasserby(asked.url, visitors.length + i),
  );
  visitors.push(...(await Promise.all(more)));
}
say({ connected: visitors.length });

process.once('message', async () => {
  const waitsMs: number[] = [];
  const begun = performance.now();
  for (let joined = 0; joined < asked.joins; ) {
    const due = ((performance.now() - begun) * asked.joinsPerSecond) / 1_000;
    for (; joined < Math.min(due, asked.joins); joined++) {
      const visitor = visitors[joined];
      if (visitor === undefined) throw new Error('more joins than clients');
      const at = performance.now();
      visitor.onMatched = () => waitsMs.push(performance.now() - at);
      visitor.join();
    }
    await Bun.sleep(1);
  }
  await Bun.sleep(patienceMs);
  say({ waitsMs });
  for (const visitor of visitors) visitor.close();
  process.exit(0);
});
