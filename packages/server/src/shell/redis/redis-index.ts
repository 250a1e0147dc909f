import type { Mode } from '@passerby/protocol/client-messages';
import type { Look, PoolIndex, Seated } from '../../core/cluster/pool-index.ts';
import type { NodeId, Ticket } from '../../core/ticket.ts';
import { buryScript, lookScript, removeScript, renewScript } from './pool-scripts.ts';
import type { RedisConnection } from './redis-connection.ts';

/** The three pools on one Redis or a cluster, as one node sees them. */
export interface RedisIndex extends PoolIndex {
  /**
   * Renews this node's lease for every pool, and begins to purge what dead nodes left, which may take longer than
   * a beat. Rejects when Redis is away.
   */
  renew(leaseMs: number): Promise<void>;
  /** Resolves when everything that was taken out is out. */
  rest(): Promise<void>;
}

const pools: readonly Mode[] = ['video', 'audio', 'text'];
const purgedAtOnce = 500;

/** `networkOf`: what the network of a ticket is called by all nodes. */
export function createRedisIndex(given: {
  readonly node: NodeId;
  /** Of the crowd: several can have one Redis. */
  readonly name: string;
  readonly redis: Pick<RedisConnection, 'run' | 'command'>;
  isThere(): boolean;
  networkOf(ticket: Ticket): string;
}): RedisIndex {
  const { node, redis, name } = given;
  const keysOf = (mode: Mode) => {
    const pool = `passerby:{${name}.${mode}}`;
    return [`${pool}:tickets`, `${pool}:nodes`] as const;
  };
  const removals = new Set<Promise<boolean>>();
  const idOf = ({ session, number }: Ticket) => `${node}.${session}.${number}`;

  async function look(ticket: Ticket, isRelaxed: boolean, waitedMs: number): Promise<Look> {
    const record = {
      r: isRelaxed,
      l: ticket.language,
      t: [...new Set(ticket.tags)],
      n: given.networkOf(ticket),
      p: ticket.local,
      h: ticket.hardNat,
      o: ticket.relayOnly,
      a: ticket.avoided,
      s: ticket.session,
    };
    const args = [idOf(ticket), JSON.stringify(record), String(Math.round(waitedMs))];
    try {
      const taken = await redis.run(lookScript, keysOf(ticket.mode), args);
      const seated = seatedIn(taken);
      return seated ? { outcome: 'taken', seated } : { outcome: 'kept' };
    } catch {
      return { outcome: 'away' };
    }
  }

  async function purge(mode: Mode, dead: string): Promise<void> {
    const keys = keysOf(mode);
    let cursor = '0';
    do {
      const scan = ['HSCAN', keys[0], cursor, 'MATCH', `${dead}.*`, 'COUNT', String(purgedAtOnce)];
      const [next, found] = (await redis.command(keys[0], scan)) as [unknown, unknown[]];
      cursor = String(next);
      const ids = found.filter((_, at) => at % 2 === 0).map(String);
      if (ids.length > 0) await redis.run(removeScript, keys, ids);
    } while (cursor !== '0');
    await redis.run(buryScript, keys, [dead]);
  }

  async function renew(mode: Mode, leaseMs: number): Promise<void> {
    const dead = await redis.run(renewScript, keysOf(mode), [String(node), String(leaseMs)]);
    if (!Array.isArray(dead)) return;
    // What is not purged now is by whoever asks next.
    for (const one of dead) void purge(mode, String(one)).catch(() => undefined);
  }

  return {
    node,
    isThere: given.isThere,
    look(ticket, { isRelaxed, waitedMs }, answer) {
      void look(ticket, isRelaxed, waitedMs).then(answer);
    },
    remove(ticket) {
      // Should it be lost, the ticket is offered once more, and its own node says no.
      const removal: Promise<boolean> = redis
        .run(removeScript, keysOf(ticket.mode), [idOf(ticket)])
        .then(
          () => removals.delete(removal),
          () => removals.delete(removal),
        );
      removals.add(removal);
    },
    async rest() {
      await Promise.all(removals);
    },
    async renew(leaseMs) {
      await Promise.all(pools.map((mode) => renew(mode, leaseMs)));
    },
  };
}

function seatedIn(id: unknown): Seated | undefined {
  const [, node, session, number] = /^(\d{1,10})\.(\d{1,10})\.(\d{1,10})$/.exec(String(id)) ?? [];
  if (node === undefined) return undefined;
  return { node: Number(node), session: Number(session), number: Number(number) };
}
