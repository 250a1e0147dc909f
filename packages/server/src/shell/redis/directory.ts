import type { Listing } from '../../core/cluster/roster.ts';
import type { Crowd } from '../../core/presence.ts';
import { roundUpTo8 } from '../../core/round-up.ts';
import type { NodeId } from '../../core/ticket.ts';
import type { NodeIdentity } from './node-identity.ts';
import type { RedisConnection } from './redis-connection.ts';
import { script } from './script.ts';
import { SealedLink } from './sealed-link.ts';

/**
 * KEYS: ends of leases, leases. ARGV: node, lease, milliseconds, whether it is there. Returns the time by
 * the engine's clock, whether it had a lease of that node, and node, lease, node, lease ... An end further off
 * than any lease is long was set before that clock was put back, and is brought near.
 */
const listScript = script(`
local live, leases = KEYS[1], KEYS[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local latest = now + tonumber(ARGV[3])
local function drop(nodes)
  for _, node in ipairs(nodes) do
    redis.call('ZREM', live, node)
    redis.call('HDEL', leases, node)
  end
end
drop(redis.call('ZRANGEBYSCORE', live, '-inf', now))
for _, node in ipairs(redis.call('ZRANGEBYSCORE', live, '(' .. latest, '+inf')) do
  redis.call('ZADD', live, latest, node)
end
local isNew = 0
if ARGV[4] == '1' then
  isNew = redis.call('ZADD', live, latest, ARGV[1])
  redis.call('HSET', leases, ARGV[1], ARGV[2])
else
  drop({ARGV[1]})
end
redis.call('PEXPIRE', live, 60000)
redis.call('PEXPIRE', leases, 60000)
return {now, 1 - isNew, redis.call('HGETALL', leases)}
`);

/**
 * The nodes that are there, and the links to them. A node is there while its lease is; one without the
 * secret never is.
 *
 * Invariant: a link, once made, stays: who was merely cut off comes back with the same key, and under
 * one key no counter may begin again.
 */
export class Directory {
  readonly #links = new Map<NodeId, SealedLink>();
  #elsewhere: Crowd = { sessions: 0, waiting: 0 };

  constructor(
    private readonly redis: Pick<RedisConnection, 'run'>,
    private readonly identity: NodeIdentity,
    private readonly leaseMs: number,
  ) {}

  /** How many the other nodes said they have. */
  get elsewhere(): Crowd {
    return this.#elsewhere;
  }

  linkTo(node: NodeId): SealedLink | undefined {
    return this.#links.get(node);
  }

  /** Renews the own lease, and finds out who is there. Rejects when Redis is away. */
  async renew({ sessions, waiting }: Crowd): Promise<Listing> {
    return this.#list(true, ` ${roundUpTo8(sessions)} ${roundUpTo8(waiting)}`);
  }

  /** The own lease is over: others need not wait until it would have been. */
  async leave(): Promise<void> {
    await this.#list(false, '');
  }

  async #list(isThere: boolean, totals: string): Promise<Listing> {
    const { node, lease } = this.identity;
    const args = [String(node), `${lease}${totals}`, String(this.leaseMs), isThere ? '1' : '0'];
    const all = `passerby:{${this.identity.crowd}.nodes}`;
    const answer = await this.redis.run(listScript, [`${all}:live`, `${all}:lease`], args);
    const [redisMs, knewUs, listed] = Array.isArray(answer) ? answer : [];
    const there = new Set<NodeId>();
    const elsewhere = { sessions: 0, waiting: 0 };
    for (const [name, value] of pairsIn(listed)) {
      const other = Number(name);
      const [proof = '', sessions, waiting] = value.split(' ');
      if (!Number.isInteger(other) || other === node || !this.#knows(other, proof)) continue;
      there.add(other);
      elsewhere.sessions += countIn(sessions);
      elsewhere.waiting += countIn(waiting);
    }
    this.#elsewhere = elsewhere;
    return { there, knewUs: knewUs === 1, clockMs: Number(redisMs) };
  }

  #knows(other: NodeId, proof: string): boolean {
    if (this.#links.has(other)) return true;
    const linkKeys = this.identity.linkTo(other, proof);
    if (linkKeys === undefined) return false;
    this.#links.set(other, new SealedLink(this.identity.node, other, linkKeys));
    return true;
  }
}

/** What somebody without the secret could have written there is shown to people, and must be a number at least. */
const countIn = (text = ''): number => (/^\d{1,7}$/.test(text) ? Number(text) : 0);

/** A hash as scripts return it: fields and values in turns. */
function pairsIn(reply: unknown): readonly (readonly [string, string])[] {
  if (!Array.isArray(reply)) return [];
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < reply.length; at += 2) {
    pairs.push([String(reply[at]), String(reply[at + 1])]);
  }
  return pairs;
}
