import { Matchmaker } from '@passerby/server/core/matchmaker';
import type { Ticket } from '@passerby/server/core/ticket';
import { measureJoinOverSocket } from './join-over-socket.ts';
import { median } from './process-figures.ts';
import { type Figure, figure } from './table.ts';

const joins = 20_000;
const crowds = { small: 100, large: 10_000 };

/**
 * What a join costs a server, from its frame to the answer; and the part of it that hangs on the crowd:
 * what a join that finds nobody, and the leave after it, cost with few and with many waiting. Nobody
 * fits in two ways: no two share an interest, as in a real crowd of fresh tickets; or all share one and
 * sit on one network, so that every join looks at as many tickets as it ever may.
 */
export async function measureJoinCost(): Promise<Figure[]> {
  return [
    await measureJoinOverSocket(crowds),
    compare('strangers’ interests', (session) => ticket(session, session, [random(), random()])),
    compare('one crowded interest', (session) => ticket(session, 1, [1, 2])),
  ];
}

type Crowd = (session: number) => Ticket;

/** As sessions and interests are numbered: 31 bits, in no order. */
const random = () => Math.floor(Math.random() * 2 ** 31);

function compare(name: string, crowd: Crowd): Figure {
  const runs = Array.from({ length: 9 }, () => {
    const few = nanosecondsPerJoin(crowds.small, crowd);
    const many = nanosecondsPerJoin(crowds.large, crowd);
    return { few, many, ratio: many / few };
  }).slice(2); // the first two warm up
  const micros = (values: number[]) => `${(median(values) / 1000).toFixed(2)} µs`;
  return figure(
    `join and leave with ${crowds.large} waiting, ${name}`,
    micros(runs.map(({ many }) => many)),
    `with ${crowds.small} waiting ${micros(runs.map(({ few }) => few))}`,
    median(runs.map(({ ratio }) => ratio)),
  );
}

function nanosecondsPerJoin(waiting: number, crowd: Crowd): number {
  const matchmaker = new Matchmaker(4_000);
  for (let i = 0; i < waiting; i++) matchmaker.join(crowd(random()), 0);
  const newcomers = Array.from({ length: joins }, () => crowd(random()));
  const comeAndGo = () => {
    const start = Bun.nanoseconds();
    for (const newcomer of newcomers) {
      matchmaker.join(newcomer, 0);
      matchmaker.leave(newcomer.session);
    }
    return (Bun.nanoseconds() - start) / joins;
  };
  // First once untimed: what those who wait cost the collector is theirs, and not the newcomers'.
  comeAndGo();
  return comeAndGo();
}

const ticket = (session: number, network: number, tags: readonly number[]): Ticket => ({
  session,
  number: 1,
  mode: 'video',
  language: 1,
  tags,
  network,
  local: false,
  hardNat: false,
  relayOnly: false,
  avoided: [],
  since: 0,
});
