import { relaxAfterMs } from '@passerby/protocol/limits';
import { Matchmaker } from '@passerby/server/core/matchmaker';
import type { Pair, Pool } from '@passerby/server/core/pool';
import type { SessionId, Ticket } from '@passerby/server/core/ticket';
import { regions } from './world.ts';

/** How many times the pools were asked, as a Redis would be: each is one script there. */
export interface Asked {
  /** A look that put the ticket in. */
  kept: number;
  /** A look that found somebody. */
  taken: number;
  /** Taken out, for nobody. */
  removed: number;
}

/** How the crowd is divided. */
export interface Division {
  readonly name: string;
  readonly pools: number;
  poolOf(ticket: Ticket, region: number): number;
  /** Where whoever has waited for long looks as well, one after the other. */
  readonly beyond?: (region: number) => readonly number[];
}

const shards = 16;
const hashed = (value: number): number => Math.imul(value, 0x9e3779b1) >>> 28;

/** What is compared. */
export const divisions = {
  world: { name: 'one pool for the world', pools: 1, poolOf: () => 0 },
  regions: {
    name: 'a pool for each region',
    pools: regions.length,
    poolOf: (_, region) => region,
  },
  spilling: {
    name: 'regions that spill over',
    pools: regions.length,
    poolOf: (_, region) => region,
    beyond: (region) => regions[region]?.nearest ?? [],
  },
  lots: { name: '16 pools by lot', pools: shards, poolOf: ({ session }) => hashed(session) },
  interests: {
    name: '16 pools by first interest',
    pools: shards,
    poolOf: ({ session, tags }) => hashed(tags[0] ?? session),
  },
} as const satisfies Readonly<Record<string, Division>>;

/** The server's own matchmaker, counted. What it looks at anew it counts as well. */
class CountedMatchmaker extends Matchmaker {
  constructor(private readonly asked: Asked) {
    super(relaxAfterMs);
  }

  override join(ticket: Ticket, now: number): Pair | undefined {
    const pair = super.join(ticket, now);
    if (pair === undefined) this.asked.kept += 1;
    else this.asked.taken += 1;
    return pair;
  }
}

/** Several of the server's own pools, and who is in which. */
export class Pools {
  readonly asked: Asked = { kept: 0, taken: 0, removed: 0 };
  /** Wishes that came to each. */
  readonly joins: number[];
  readonly #pools: readonly Pool[];
  readonly #where = new Map<SessionId, Pool>();

  /** `makePool` for a control: what comes out must depend on it. */
  constructor(
    readonly division: Division,
    makePool: (asked: Asked) => Pool = (asked) => new CountedMatchmaker(asked),
  ) {
    this.#pools = Array.from({ length: division.pools }, () => makePool(this.asked));
    this.joins = this.#pools.map(() => 0);
  }

  get size(): number {
    return this.#where.size;
  }

  has(session: SessionId): boolean {
    return this.#where.has(session);
  }

  join(ticket: Ticket, region: number, now: number): Pair | undefined {
    const at = this.division.poolOf(ticket, region);
    this.joins[at] = (this.joins[at] ?? 0) + 1;
    return this.#ask(at, ticket, now);
  }

  leave(session: SessionId): void {
    if (!this.#where.has(session)) return;
    this.asked.removed += 1;
    this.#where.get(session)?.leave(session);
    this.#where.delete(session);
  }

  sweep(now: number, matched: (pair: Pair) => void): void {
    for (const pool of this.#pools) {
      pool.sweep(now, (pair) => {
        this.#gone(pair);
        matched(pair);
      });
    }
  }

  /** Looks once into one region more: the nearest for `turn` 0. Nobody there, and it sits at home again. */
  lookBeyond(ticket: Ticket, region: number, turn: number, now: number): Pair | undefined {
    const beyond = this.division.beyond?.(region) ?? [];
    const other = beyond[turn % beyond.length];
    if (other === undefined) return undefined;
    this.#where.get(ticket.session)?.leave(ticket.session);
    const pair = this.#ask(other, ticket, now);
    if (pair !== undefined) return pair;
    this.#where.get(ticket.session)?.leave(ticket.session);
    return this.#ask(this.division.poolOf(ticket, region), ticket, now);
  }

  #ask(at: number, ticket: Ticket, now: number): Pair | undefined {
    const pool = this.#pools[at] as Pool;
    const pair = pool.join(ticket, now);
    if (pair === undefined) this.#where.set(ticket.session, pool);
    else this.#gone(pair);
    return pair;
  }

  #gone({ first, second }: Pair): void {
    this.#where.delete(first.session);
    this.#where.delete(second.session);
  }
}
