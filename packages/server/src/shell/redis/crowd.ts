import type { Border } from '../../core/cluster/border.ts';
import type { CrowdPorts } from '../../core/cluster/crowd-ports.ts';
import { type NodeMessage, networkNameBytes } from '../../core/cluster/node-messages.ts';
import { type Listing, Roster } from '../../core/cluster/roster.ts';
import type { HandedKey } from '../../core/moderation/key-ring.ts';
import type { NetworkTable } from '../../core/moderation/network-table.ts';
import type { Crowd as People } from '../../core/presence.ts';
import type { NodeId, Ticket } from '../../core/ticket.ts';
import type { Log } from '../log.ts';
import { randomId } from '../randomness.ts';
import { type StartFailure, startFailure } from '../start-failure.ts';
import { within } from '../within.ts';
import { Bus } from './bus.ts';
import { Directory } from './directory.ts';
import { createNodeIdentity } from './node-identity.ts';
import { openRedis, type RedisFailure } from './redis-connection.ts';
import { createRedisIndex } from './redis-index.ts';
import { createTagNumbers } from './tag-numbers.ts';

/** What makes a process one of many. */
export interface CrowdOptions {
  readonly redisUrl: string;
  /** All nodes have the same, and nobody else has it. */
  readonly secret: string;
}

/** The other nodes, as this one sees them. */
export interface Crowd {
  readonly ports: CrowdPorts;
  /** From now on this node is there for others. */
  begin(border: Border, totals: () => People): Promise<void>;
  /** Whether it is this node's turn to make a key: one of all has it. */
  mayMakeKey(): boolean;
  /** A key that this node has made, for all others. */
  handKeyOn(secret: Uint8Array): void;
  /** It is there no more; others hear of it at once, if Redis can be reached. */
  end(): Promise<void>;
}

export type CrowdOpened = { readonly ok: true; readonly value: Crowd } | StartFailure;

/** What a beat asks after: its lease, the pools, and whether it hears its own channel. One can be away without the others. */
type Part = 'nodes' | 'pools' | 'channel';

/** A node that has not been heard of for so long is gone, and it is heard of so often. */
const leaseMs = 3_000;
const beatEveryMs = 1_000;
/**
 * A beat that is not answered by then has gone into a dead connection, for Redis is quicker or away. Connected
 * anew, this node is heard again before its lease is over.
 */
const unansweredMs = 1_750;
/** It has not heard itself for a few beats. */
const deafMs = 5_000;
/** Pools have not answered for so long: they are not asked for matches any more. */
const silentMs = 2_000;
/** Redis may have forgotten who is there: they have so long to say so. */
const graceMs = 2 * leaseMs;
/** Others are asked for the keys of networks before anybody is let in; one that says nothing is not waited for. */
const greetingMs = 1_000;
/** A farewell takes no longer than this, whatever Redis does. */
const farewellMs = 500;

/** Connects to Redis, and makes what the core needs of other nodes. What an operator can get wrong is a value. */
export async function openCrowd(given: {
  readonly options: CrowdOptions;
  readonly log: Log;
  readonly networks: Pick<CrowdPorts, 'nameNetwork' | 'nameOf' | 'findNetwork'>;
  readonly keys: Pick<NetworkTable, 'keys' | 'adoptKey'>;
}): Promise<CrowdOpened> {
  const { options, log, networks, keys } = given;
  const opened = await openRedis(options.redisUrl);
  if (!opened.ok) return failure(opened.code, options.redisUrl);
  const redis = opened.value;
  const node: NodeId = randomId();
  const identity = createNodeIdentity(node, options.secret);
  const directory = new Directory(redis, identity, leaseMs);
  let border: Border | undefined;
  let totals = () => ({ sessions: 0, waiting: 0 });
  const roster = new Roster(graceMs);
  let poolsAnsweredAt = Number.NEGATIVE_INFINITY;
  /** Since when this node calls itself and does not hear it. */
  let callingSince: number | undefined;
  const away = new Set<Part>();
  let beating: Promise<void> | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  const index = createRedisIndex({
    node,
    name: identity.crowd,
    redis,
    isThere: () => performance.now() - poolsAnsweredAt < silentMs,
    networkOf: ({ network }: Ticket) =>
      networks.nameNetwork(network).names.subarray(0, networkNameBytes).toHex(),
  });
  const bus = new Bus({
    identity,
    redis,
    directory,
    askWhoIsThere: () => void beat(),
    heardItself() {
      callingSince = undefined;
      // Whatever was said meanwhile was lost.
      if (away.has('channel')) broadcast({ type: 'Greet' });
      mark('channel', true);
    },
    heard,
  });
  let hearKey = () => {};
  const isKeyed = new Promise<void>((resolve) => {
    hearKey = resolve;
  });

  function heard(from: NodeId, message: NodeMessage): void {
    const now = performance.now();
    if (message.type === 'Greet') {
      tellKeys(from, now);
    } else if (message.type === 'Key') {
      keys.adoptKey({ secret: message.secret, ageMs: message.ageSeconds * 1_000 }, now);
      hearKey();
    }
    border?.heard(from, message, now);
  }

  function tellKeys(to: NodeId, now: number): void {
    for (const key of keys.keys(now)) bus.send(to, keyMessage(key));
  }

  const broadcast = (message: NodeMessage) => {
    for (const other of roster.there) bus.send(other, message);
  };

  function beat(): Promise<void> {
    beating ??= renew().finally(() => {
      beating = undefined;
    });
    return beating;
  }

  async function renew(): Promise<void> {
    const all = Promise.all([lookAround(), renewPools(), callItself()]);
    const isLate = (await within(unansweredMs, all)) === undefined;
    const now = performance.now();
    const isDeaf = now - (callingSince ?? now) >= deafMs;
    if (isDeaf) mark('channel', false);
    if (!isLate && !isDeaf) return;
    connectAnew();
    // That has ended whatever was asked.
    await within(unansweredMs, all);
  }

  function connectAnew(): void {
    callingSince = undefined;
    void redis.reconnect().then(beat);
  }

  async function lookAround(): Promise<void> {
    let listing: Listing;
    try {
      listing = await directory.renew(totals());
    } catch {
      roster.missed();
      mark('nodes', false);
      return;
    }
    listed(listing);
    mark('nodes', true);
  }

  /** Nothing may be waited for in here: a node that is missed is missed once, and who was just found is spoken to first. */
  function listed(listing: Listing): void {
    const now = performance.now();
    const { mayHaveForgotten, gone, toAsk, isWhole } = roster.take(listing, now);
    if (mayHaveForgotten) border?.pool.back();
    for (const one of gone) border?.gone(one, now);
    for (const one of toAsk) {
      // Before it is asked: a newcomer that knows of none makes a key of its own. This one waits for theirs.
      if (timer !== undefined) tellKeys(one, now);
      if (isWhole) border?.moderation.tell(one, now);
      bus.send(one, { type: 'Greet' });
    }
    bus.known();
    bus.retry((one) => roster.mayBeThere(one, now));
  }

  async function renewPools(): Promise<void> {
    try {
      await index.renew(leaseMs);
    } catch {
      mark('pools', false);
      return;
    }
    poolsAnsweredAt = performance.now();
    if (away.has('pools')) border?.pool.back();
    mark('pools', true);
  }

  async function callItself(): Promise<void> {
    callingSince ??= performance.now();
    await bus.callItself().catch(() => undefined);
  }

  function mark(part: Part, isThere: boolean): void {
    // Whoever leaves misses nobody.
    if (border === undefined) return;
    const wasAway = away.size > 0;
    if (isThere) away.delete(part);
    else away.add(part);
    if (wasAway !== away.size > 0) log(wasAway ? 'crowdBack' : 'crowdAway', {});
  }

  return {
    ok: true,
    value: {
      ports: {
        ...networks,
        index,
        indexTags: createTagNumbers(identity.commonKey('tags v1')),
        send: (to, message) => bus.send(to, message),
        broadcast,
        elsewhere: () => directory.elsewhere,
        clock: () => performance.now(),
      },
      async begin(ours, ourTotals) {
        border = ours;
        totals = ourTotals;
        // Should that fail it is deaf, and connects anew.
        await within(
          unansweredMs,
          bus.open().catch(() => undefined),
        );
        await beat();
        // Each was asked as soon as it was found.
        if (roster.there.size > 0) await Promise.race([isKeyed, Bun.sleep(greetingMs)]);
        timer = setInterval(() => void beat(), beatEveryMs);
      },
      mayMakeKey: () => [...roster.there].every((other) => node < other),
      handKeyOn: (secret) => broadcast(keyMessage({ secret, ageMs: 0 })),
      async end() {
        clearInterval(timer);
        // Nobody is to be promised one of ours any more.
        border?.pool.pause(true);
        border = undefined;
        const leaving = Promise.all([directory.leave(), index.rest()]).catch(() => undefined);
        await Promise.race([leaving, Bun.sleep(farewellMs)]);
        redis.close();
      },
    },
  };
}

const keyMessage = ({ secret, ageMs }: HandedKey) =>
  ({ type: 'Key', ageSeconds: Math.floor(ageMs / 1_000), secret }) as const;

function failure(code: RedisFailure, url: string): StartFailure {
  const place = `Redis at ${URL.parse(url)?.host ?? 'that address'}`;
  switch (code) {
    case 'unreachable':
      return startFailure(
        'redisUnreachable',
        `${place} does not answer: is it running, and REDIS_URL right?`,
      );
    case 'refused':
      return startFailure(
        'redisRefused',
        `${place} does not let this server in: look at the name and password in REDIS_URL.`,
      );
    case 'tooOld':
      return startFailure(
        'redisTooOld',
        `${place} is older than version 7: use Redis 7 or any Valkey.`,
      );
    default:
      return code satisfies never;
  }
}
