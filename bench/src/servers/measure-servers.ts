import { progress } from '../connect/progress.ts';
import { cpuSeconds, median, residentBytes } from '../process-figures.ts';
import { type Figure, figure } from '../table.ts';
import { measureGrowth, measureTimeToMatch } from './at-the-limit.ts';
import { type Bars, chart } from './chart.ts';
import { type Contender, contenders, usualMessages } from './contenders.ts';
import type { Visitor } from './visitor.ts';

const pairs = 2_000;
const visitorsAtOnce = 64;
const runs = 3;

/** What one server took for the same work, in one run. */
interface Taken {
  /** Bytes of resident memory for each connection that is idle. */
  readonly perConnection: number;
  /** Milliseconds of processor time for 1,000 connections. */
  readonly opening: number;
  /** For 1,000 calls: the match, and what it carries for each until the browsers speak with each other. */
  readonly calls: number;
  /** For 1,000 times 12 messages. */
  readonly relaying: number;
}

type Measure = keyof Taken;

const measures: Readonly<Record<Measure, { readonly what: string; show(value: number): string }>> =
  {
    perConnection: {
      what: 'memory of an idle connection',
      show: (bytes) => `${(bytes / 1024).toFixed(1)} KB`,
    },
    opening: { what: 'processor time of 1,000 connections', show: milliseconds },
    calls: { what: 'processor time of 1,000 calls', show: milliseconds },
    relaying: { what: 'processor time of 1,000 times 12 messages', show: milliseconds },
  };

function milliseconds(value: number): string {
  return `${value.toFixed(0)} ms`;
}

/**
 * The server beside what people would use instead: each in a process of its own, from the same clients, in
 * turn, several times. With a file's name it draws the figures into it.
 */
export async function measureServers(chartFile?: string): Promise<Figure[]> {
  const taken = new Map<string, Taken[]>(contenders.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const contender of contenders) {
      progress(`${contender.name}, ${run + 1} of ${runs}`);
      taken.get(contender.name)?.push(await measure(contender));
    }
  }
  const rows = contenders.map(({ name }) => ({ name, taken: medians(taken.get(name) ?? []) }));
  if (chartFile !== undefined) await Bun.write(chartFile, chart(barsOf(rows)));
  return [...figuresOf(rows), ...(await measureTimeToMatch()), ...(await measureGrowth())];
}

interface Row {
  readonly name: string;
  readonly taken: Taken;
}

const keys = Object.keys(measures) as Measure[];

function figuresOf([ours, ...theirs]: readonly Row[]): Figure[] {
  if (ours === undefined) return [];
  return keys.flatMap((key) =>
    theirs.map(({ name, taken }) => {
      const { what, show } = measures[key];
      const ratio = ours.taken[key] / taken[key];
      return figure(what, show(ours.taken[key]), `${name} ${show(taken[key])}`, ratio);
    }),
  );
}

const barsOf = (rows: readonly Row[]): Bars[] =>
  keys.map((key) => ({
    title: measures[key].what,
    bars: rows.map(({ name, taken }) => ({
      name,
      amount: taken[key],
      shown: measures[key].show(taken[key]),
    })),
  }));

const medians = (all: readonly Taken[]): Taken => ({
  perConnection: median(all.map(({ perConnection }) => perConnection)),
  opening: median(all.map(({ opening }) => opening)),
  calls: median(all.map(({ calls }) => calls)),
  relaying: median(all.map(({ relaying }) => relaying)),
});

async function measure({ start, connect, messagesOfCall }: Contender): Promise<Taken> {
  const server = await start();
  const cpuMillis = async (job: () => Promise<void>, thousands: number) => {
    const before = cpuSeconds(server.pid);
    await job();
    return ((cpuSeconds(server.pid) - before) * 1_000) / thousands;
  };
  const visitors: Visitor[] = [];
  const open = async (count: number) => {
    const end = visitors.length + count;
    while (visitors.length < end) {
      const first = visitors.length;
      const batch = Math.min(visitorsAtOnce, end - first);
      visitors.push(
        ...(await Promise.all(
          Array.from({ length: batch }, (_, i) => connect(server.url, first + i)),
        )),
      );
    }
  };
  try {
    // The first pay for what is set up once.
    await open(256);
    await call(visitors, usualMessages);
    await Bun.sleep(500);
    const bytesBefore = residentBytes(server.pid);
    const opening = await cpuMillis(() => open(2 * pairs), (2 * pairs) / 1_000);
    await Bun.sleep(1_000);
    const perConnection = (residentBytes(server.pid) - bytesBefore) / (2 * pairs);
    const fresh = visitors.slice(-2 * pairs);
    const calls = await cpuMillis(() => call(fresh, messagesOfCall), pairs / 1_000);
    const relaying = await cpuMillis(() => converse(fresh, usualMessages), pairs / 1_000);
    return { perConnection, opening, calls, relaying };
  } finally {
    for (const visitor of visitors) visitor.close();
    await server.stop();
  }
}

/** All are matched, a few at a time, and say what brings a call about. */
async function call(visitors: readonly Visitor[], messages: readonly number[]): Promise<void> {
  for (const some of batches(visitors)) {
    await Promise.all(
      some.map(
        (visitor) =>
          new Promise<void>((resolve) => {
            visitor.onMatched = resolve;
            visitor.join();
          }),
      ),
    );
    await exchange(some, messages);
  }
}

async function converse(visitors: readonly Visitor[], messages: readonly number[]): Promise<void> {
  for (const some of batches(visitors)) await exchange(some, messages);
}

/** Each says all of it; done when each has heard as much. */
async function exchange(some: readonly Visitor[], messages: readonly number[]): Promise<void> {
  for (const bytes of messages) {
    await Promise.all(
      some
        .map(
          (visitor) =>
            new Promise<void>((resolve) => {
              visitor.onHeard = resolve;
            }),
        )
        .concat(some.map(async (visitor) => visitor.say(bytes))),
    );
  }
}

function* batches(visitors: readonly Visitor[]): Generator<readonly Visitor[]> {
  for (let at = 0; at < visitors.length; at += visitorsAtOnce) {
    yield visitors.slice(at, at + visitorsAtOnce);
  }
}
