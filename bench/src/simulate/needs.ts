import type { Lived } from './crowd.ts';
import type { NodeCosts } from './node-costs.ts';
import type { RedisCosts } from './redis-costs.ts';

/** What one person does in a second, as the simulated crowd did. */
export interface Behaviour {
  readonly joinsPerPerson: number;
  /** Scripts in Redis for each join. */
  readonly keptPerJoin: number;
  readonly againPerJoin: number;
  readonly takenPerJoin: number;
  readonly removedPerJoin: number;
  readonly inCallShare: number;
  readonly waitingShare: number;
  /** Of calls. */
  readonly relayedShare: number;
}

export function behaviourOf(lived: Lived): Behaviour {
  const { joins, asked, people, pairs } = lived;
  return {
    joinsPerPerson: joins / people,
    keptPerJoin: (joins - lived.atOnce) / joins,
    againPerJoin: (asked.kept - (joins - lived.atOnce)) / joins,
    takenPerJoin: asked.taken / joins,
    removedPerJoin: asked.removed / joins,
    inCallShare: lived.inCall / people,
    waitingShare: lived.waiting / people,
    relayedShare: lived.relayed / pairs,
  };
}

/** What everything costs: measured in this run, or by a benchmark of its own before. */
export interface Costs {
  readonly redis: RedisCosts;
  /** How much more Redis takes for a match of real nodes than its operations do one by one, many in flight. */
  readonly redisFactor: number;
  readonly node: Pick<
    NodeCosts,
    'matchAcrossMicros' | 'openingMicros' | 'presenceMicros' | 'idleMicros' | 'stunMicros'
  >;
  readonly sessionBytes: number;
  readonly parkedBytes: number;
}

/** What nobody can measure for others. */
export interface Given {
  /** Of a core, and of a machine's memory and line, that may be used at the busiest time. */
  readonly fullShare: number;
  readonly processBytes: number;
  readonly videoShare: number;
  readonly visitSeconds: number;
  readonly callMbps: number;
  readonly lineGbps: number;
  readonly pageBytes: number;
  /** Questions to STUN for each connection that is made ready, and how often that is. */
  readonly questions: number;
  readonly gatherEverySeconds: number;
  readonly presenceEverySeconds: number;
  /** Offer, Accept and Left: for a pair on two nodes. */
  readonly framesAcross: number;
}

/** What so many people at once take, at a moment like the average of the day. */
export interface Needs {
  readonly people: number;
  readonly joins: number;
  readonly matches: number;
  readonly visits: number;
  readonly kept: number;
  readonly again: number;
  readonly taken: number;
  readonly removed: number;
  readonly frames: number;
  readonly renewals: number;
  /** Cores of Redis, by what takes them. */
  readonly cores: {
    readonly looks: number;
    readonly frames: number;
    readonly leases: number;
  };
  /** Of `cores.looks`, what is in the one slot of video; of `cores.leases`, in the slot of leases. */
  readonly videoCores: number;
  readonly leaseCores: number;
  /** Redis masters, when whatever is full could be divided. */
  readonly shards: number;
  readonly videoPools: number;
  readonly waitingBytes: number;
  readonly busGbps: number;
  /** Infinite when no number of nodes is enough: each then is busy with all the others. */
  readonly nodes: number;
  readonly nodeLimit: 'processor' | 'memory';
  readonly nodesBy: Readonly<Record<'processor' | 'memory', number>>;
  readonly relayGbps: number;
  readonly relays: number;
  readonly stun: number;
  readonly siteGbps: number;
}

export function needsOf(people: number, does: Behaviour, costs: Costs, given: Given): Needs {
  const { redis, node } = costs;
  const joins = people * does.joinsPerPerson;
  const kept = joins * does.keptPerJoin;
  const again = joins * does.againPerJoin;
  const taken = joins * does.takenPerJoin;
  const removed = joins * does.removedPerJoin;
  const matches = taken;
  const visits = people / given.visitSeconds;
  // In calls and waiting alike a connection is kept ready; in the lobby none is.
  const stun =
    (people * (does.inCallShare + does.waitingShare) * given.questions) / given.gatherEverySeconds;
  const presence = (people * (1 - does.inCallShare)) / given.presenceEverySeconds;

  const work =
    (matches * node.matchAcrossMicros +
      visits * node.openingMicros +
      presence * node.presenceMicros +
      people * node.idleMicros +
      stun * node.stunMicros) /
    1e6;
  const memory = people * (costs.sessionBytes + does.waitingShare * costs.parkedBytes);
  const nodesBy = {
    processor: nodesForWork(work, given.fullShare, redis),
    memory: Math.max(1, Math.ceil(memory / (given.processBytes * given.fullShare))),
  };
  const nodeLimit = mostIn(nodesBy);
  const nodes = nodesBy[nodeLimit];

  const frames = matches * (1 - 1 / nodes) * given.framesAcross;
  const leaseCores = (nodes * nodes * redis.beatOfNode.redisMicros) / 1e6;
  const cores = {
    looks:
      (costs.redisFactor *
        (kept * redis.kept.redisMicros +
          again * redis.again.redisMicros +
          taken * redis.taken.redisMicros +
          removed * redis.removed.redisMicros)) /
      1e6,
    frames: (costs.redisFactor * frames * redis.frame.redisMicros) / 1e6,
    leases: leaseCores + (nodes * redis.beat.redisMicros) / 1e6,
  };
  const relayGbps = (people * does.inCallShare * does.relayedShare * given.callMbps) / 1_000;
  const videoCores = cores.looks * given.videoShare;
  return {
    ...{ people, joins, matches, visits, kept, again, taken, removed, frames, renewals: nodes },
    ...{ cores, videoCores, leaseCores, nodes, nodeLimit, nodesBy, relayGbps, stun },
    shards: Math.ceil((cores.looks + cores.frames + cores.leases) / given.fullShare),
    videoPools: Math.ceil(videoCores / given.fullShare),
    waitingBytes: people * does.waitingShare * redis.ticketBytes,
    // Into Redis, and out of it.
    busGbps: (2 * frames * redis.frameBytes * 8) / 1e9,
    relays: Math.ceil(relayGbps / (given.lineGbps * given.fullShare)),
    siteGbps: (visits * given.pageBytes * 8) / 1e9,
  };
}

/**
 * Processes for so many cores of work, when each also hears every second of each other: n nodes have
 * n (full - own - n each) to spare, which has a most.
 */
export function nodesForWork(
  work: number,
  fullShare: number,
  { beat, beatOfNode }: Pick<RedisCosts, 'beat' | 'beatOfNode'>,
): number {
  const each = beatOfNode.nodeMicros / 1e6;
  const spare = fullShare - beat.nodeMicros / 1e6;
  if (each === 0) return Math.max(1, Math.ceil(work / spare));
  const root = spare * spare - 4 * each * work;
  if (root < 0) return Number.POSITIVE_INFINITY;
  // As (spare - sqrt(root)) / (2 each), without losing what is small beside what is large.
  return Math.max(1, Math.ceil((2 * work) / (spare + Math.sqrt(root))));
}

/** How many people fill something up: `usedShare` of it is used by so many, and grows with them. */
export function fullAt(usedShare: (people: number) => number): number {
  let [low, high] = [1, 1e12];
  if (usedShare(high) <= 1) return Number.POSITIVE_INFINITY;
  for (let step = 0; step < 80; step++) {
    const middle = Math.sqrt(low * high);
    if (usedShare(middle) <= 1) low = middle;
    else high = middle;
  }
  return low;
}

function mostIn<K extends string>(counts: Readonly<Record<K, number>>): K {
  return (Object.keys(counts) as K[]).reduce((most, one) =>
    counts[one] > counts[most] ? one : most,
  );
}
