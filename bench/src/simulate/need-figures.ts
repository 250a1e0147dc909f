import { defaultAssumed } from '@passerby/cli/plan/assumptions';
import { type Figure, figure } from '../table.ts';
import { type Behaviour, type Costs, fullAt, type Given, type Needs, needsOf } from './needs.ts';
import type { NodeCosts } from './node-costs.ts';
import type { RedisCosts } from './redis-costs.ts';
import type { Cost } from './redis-meter.ts';
import { busiestShare, usualHabits } from './world.ts';

const sizes = [1e6, 1e7, 1e8];

/** What the operations of one match of the measured nodes add up to. */
export const scriptsOfMatch = (
  { kept, taken, frame }: RedisCosts,
  { acrossShare }: NodeCosts,
  { framesAcross }: Given,
): number => kept.redisMicros + taken.redisMicros + framesAcross * acrossShare * frame.redisMicros;

/** What an operation was measured to cost, and whether the sum of them is what a whole match was seen to cost. */
export function costFigures(
  { redis, node, sessionBytes, parkedBytes }: Costs & { readonly node: NodeCosts },
  does: Behaviour,
  given: Given,
  relayMbpsPerCore: number | undefined,
): Figure[] {
  const micros = (value: number) => `${value.toFixed(value < 2 ? 2 : 1)} µs`;
  const both = (what: string, { redisMicros, nodeMicros }: Cost) =>
    figure(`Redis: ${what}`, micros(redisMicros), `the node that asks ${micros(nodeMicros)}`);
  const perMatch = scriptsOfMatch(redis, node, given);
  return [
    both('a look that keeps', redis.kept),
    both('a look that keeps, anew', redis.again),
    both('a look that takes', redis.taken),
    both('taken out for nobody', redis.removed),
    both('a node’s beat, four scripts', redis.beat),
    both('a beat, for each other node', redis.beatOfNode),
    both(`a sealed frame of ${redis.frameBytes} bytes`, redis.frame),
    figure(
      'Redis: a match on four nodes, everything',
      micros(node.redisMatchMicros),
      `the operations add up to ${micros(perMatch)}`,
      node.redisMatchMicros / perMatch,
    ),
    figure('Redis: memory of one who waits', `${redis.ticketBytes.toFixed(0)} bytes`, ''),
    figure(
      'node: a match across two nodes',
      micros(node.matchAcrossMicros),
      `on one node ${micros(node.matchMicros)}`,
      node.matchAcrossMicros / node.matchMicros,
    ),
    figure('node: another node met for the first time', micros(redis.acquaintanceMicros), ''),
    figure('node: a socket over TLS, opened and greeted', micros(node.openingMicros), ''),
    figure('node: a word of presence', micros(node.presenceMicros), ''),
    figure('node: a STUN answer', micros(node.stunMicros), ''),
    figure('node: somebody connected, each second', micros(node.idleMicros), ''),
    figure(
      'node: memory of a session over TLS',
      `${(sessionBytes / 1_024).toFixed(2)} KB`,
      `waiting ${(parkedBytes / 1_024).toFixed(2)} KB more (bench memory, 27 November 2026)`,
    ),
    figure(
      'relay: handed on by a core of coturn',
      relayMbpsPerCore === undefined ? 'not measured' : `${relayMbpsPerCore.toFixed(0)} Mbit/s`,
      `passerby plan assumes ${defaultAssumed.forwardMbpsPerCore} Mbit/s`,
    ),
    figure('joins of a person in an hour', (3_600 * does.joinsPerPerson).toFixed(1), ''),
  ];
}

const rows: readonly { readonly what: string; readonly of: (needs: Needs) => string }[] = [
  { what: 'joins a second', of: ({ joins }) => short(joins) },
  { what: 'matches a second', of: ({ matches }) => short(matches) },
  { what: 'visits that begin, a second', of: ({ visits }) => short(visits) },
  { what: 'Redis: looks that keep, a second', of: ({ kept }) => short(kept) },
  { what: 'Redis: looks anew, a second', of: ({ again }) => short(again) },
  { what: 'Redis: looks that take, a second', of: ({ taken }) => short(taken) },
  { what: 'Redis: taken out for nobody, a second', of: ({ removed }) => short(removed) },
  { what: 'Redis: frames between nodes, a second', of: ({ frames }) => short(frames) },
  { what: 'Redis: beats of nodes, a second', of: ({ renewals }) => short(renewals) },
  { what: 'Redis: cores for looks', of: ({ cores }) => short(cores.looks) },
  { what: 'Redis: cores for frames', of: ({ cores }) => short(cores.frames) },
  { what: 'Redis: cores for leases', of: ({ cores }) => short(cores.leases) },
  { what: 'Redis: masters at 60 % of a core', of: ({ shards }) => short(shards) },
  { what: 'pools that video needs (there is one)', of: ({ videoPools }) => short(videoPools) },
  {
    what: 'Redis: memory of those who wait',
    of: ({ waitingBytes }) => `${short(waitingBytes / 1e6)} MB`,
  },
  { what: 'between nodes, into Redis and out', of: ({ busGbps }) => `${short(busGbps)} Gbit/s` },
  { what: 'node processes', of: ({ nodes, nodeLimit }) => `${short(nodes)} (${nodeLimit})` },
  { what: 'node processes by memory alone', of: ({ nodesBy }) => short(nodesBy.memory) },
  { what: 'STUN answers a second', of: ({ stun }) => short(stun) },
  { what: 'relayed', of: ({ relayGbps }) => `${short(relayGbps)} Gbit/s` },
  { what: 'relays of 10 Gbit/s at 60 %', of: ({ relays }) => short(relays) },
  { what: 'pages and the filter', of: ({ siteGbps }) => `${short(siteGbps)} Gbit/s` },
];

/** The sums, for one crowd as the product has it. */
export function needFigures(does: Behaviour, costs: Costs, given: Given): Figure[] {
  const needs = sizes.map((people) => needsOf(people, does, costs, given));
  const busiest = sizes.map((people) =>
    needsOf(people * busiestShare(usualHabits), does, costs, given),
  );
  const row = (what: string, values: readonly string[]) =>
    figure(
      `1 million at once: ${what}`,
      values[0] ?? '',
      `10 million ${values[1]}, 100 million ${values[2]}`,
    );
  return [
    ...rows.map(({ what, of }) => row(what, needs.map(of))),
    row(
      'pools that video needs in the largest region, in its evening',
      busiest.map(({ videoPools }) => short(videoPools)),
    ),
  ];
}

/** How many people at once one of a thing is enough for. */
export function limitsOf(does: Behaviour, costs: Costs, given: Given) {
  const needs = (people: number) => needsOf(people, does, costs, given);
  const all = ({ cores }: Needs) => cores.looks + cores.frames + cores.leases;
  return {
    processor: fullAt((people) => needs(people).nodesBy.processor),
    memory: fullAt(
      (people) => (people * costs.sessionBytes) / given.processBytes / given.fullShare,
    ),
    relay: fullAt((people) => needs(people).relayGbps / given.lineGbps / given.fullShare),
    redis: fullAt((people) => all(needs(people)) / given.fullShare),
    videoPool: fullAt((people) => needs(people).videoCores / given.fullShare),
    leases: fullAt((people) => needs(people).leaseCores / given.fullShare),
  };
}

type Limits = ReturnType<typeof limitsOf>;

const limitNames: Readonly<Record<keyof Limits, string>> = {
  relay: 'one relay of 10 Gbit/s',
  processor: 'one process, by its processor',
  memory: 'one process of 4 GB, by its memory',
  redis: 'one Redis that is no cluster',
  leases: 'the slot of leases',
  videoPool: 'the slot of video’s pool',
};

/** What is full first comes first. */
export function limitFigures(limits: Limits): Figure[] {
  const named = Object.entries(limitNames) as [keyof Limits, string][];
  return named
    .toSorted(([one], [other]) => limits[one] - limits[other])
    .map(([limit, what]) => figure(`people at once who fill ${what}`, short(limits[limit]), ''));
}

/** The same under another assumption, beside what it is as assumed. */
export function changeFigures(name: string, limits: Limits, assumed: Limits): Figure[] {
  return (['relay', 'processor', 'videoPool'] as const).map((limit) =>
    figure(
      `if ${name}: people who fill ${limitNames[limit]}`,
      short(limits[limit]),
      `as assumed ${short(assumed[limit])}`,
      limits[limit] / assumed[limit],
    ),
  );
}

/** Two digits that count. */
function short(value: number): string {
  if (!Number.isFinite(value)) return 'no number is enough';
  return value.toLocaleString('en', { maximumSignificantDigits: 2 });
}
