import { relaxAfterMs } from '@passerby/protocol/limits';
import { Matchmaker } from '@passerby/server/core/matchmaker';
import type { Pair } from '@passerby/server/core/pool';
import type { Ticket } from '@passerby/server/core/ticket';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import { type Figure, figure } from './table.ts';

const people = 20_000;
/** An assumption, stated so that it can be changed: one in five is behind a hard NAT (N1). */
const hardShare = 0.2;
const arrivalsPerSecond = [0.2, 2, 20];
const seed = 20_261_125;

/**
 * What it saves to look at NATs while matching, and what it costs in waiting: strangers without
 * interests come at random (Poisson), each meets one, in virtual time through the real matchmaker.
 * A pair of two behind hard NATs needs a relay. Beside it the same people with the bit hidden.
 */
export function measureNatMix(): Figure[] {
  return arrivalsPerSecond.flatMap((rate) => {
    const seen = simulate(rate, true);
    const blind = simulate(rate, false);
    const what = `of ${rate} a second, ${hardShare * 100} % behind hard NATs`;
    return [
      figure(
        `pairs that need a relay, ${what}`,
        percent(seen.relayed),
        `unseen ${percent(blind.relayed)}`,
        seen.relayed / blind.relayed,
      ),
      figure(`median wait, ${what}`, seconds(seen.median), `unseen ${seconds(blind.median)}`),
      figure(`95th percentile, ${what}`, seconds(seen.p95), `unseen ${seconds(blind.p95)}`),
    ];
  });
}

interface Outcome {
  /** Share of all pairs. */
  readonly relayed: number;
  readonly median: number;
  readonly p95: number;
}

function simulate(rate: number, isSeen: boolean): Outcome {
  const random = seededRandom(seed);
  const uniform = () => (random() + 1) / 2 ** 32;
  const matchmaker = new Matchmaker(relaxAfterMs);
  const arrivedAt = new Map<number, number>();
  const isHard = new Map<number, boolean>();
  const waits: number[] = [];
  let relayed = 0;
  let now = 0;
  let sweptAt = 0;

  const met = ({ first, second }: Pair) => {
    for (const { session } of [first, second]) waits.push(now - (arrivedAt.get(session) ?? now));
    if (isHard.get(first.session) && isHard.get(second.session)) relayed += 1;
  };
  const sweepUntil = (until: number) => {
    for (; sweptAt + sweepEveryMs <= until; sweptAt += sweepEveryMs) {
      now = sweptAt + sweepEveryMs;
      matchmaker.sweep(now, met);
    }
    now = until;
  };

  for (let session = 1; session <= people; session++) {
    sweepUntil(now - (Math.log(uniform()) / rate) * 1_000);
    const hard = uniform() < hardShare;
    arrivedAt.set(session, now);
    isHard.set(session, hard);
    const pair = matchmaker.join(ticket(session, hard && isSeen, now), now);
    if (pair !== undefined) met(pair);
  }
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.floor(share * (waits.length - 1))] ?? 0;
  return { relayed: (2 * relayed) / waits.length, median: at(0.5), p95: at(0.95) };
}

/** As the server sweeps. */
const sweepEveryMs = 250;

const ticket = (session: number, hardNat: boolean, since: number): Ticket => ({
  session,
  number: 1,
  mode: 'video',
  language: 0,
  tags: [],
  network: session,
  local: false,
  hardNat,
  relayOnly: false,
  avoided: [],
  since,
});

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
