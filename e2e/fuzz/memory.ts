import type { ServerMessage } from '@passerby/protocol/server-messages';
import { mixed } from './mixed.ts';

type Value = number | Uint8Array;

const mostKept = 6;

/** What people have heard, by the names of fields: what the server gave out it may be shown again. */
export class Memory {
  readonly #bySeat = new Map<number, Map<string, Value[]>>();
  #solved: { seed: Uint8Array; nonce: Uint8Array } | undefined;

  learn(seat: number, message: ServerMessage): void {
    const own = this.#bySeat.get(seat) ?? new Map<string, Value[]>();
    this.#bySeat.set(seat, own);
    for (const name in message) {
      const value: unknown = message[name as keyof typeof message];
      if (typeof value !== 'number' && !(value instanceof Uint8Array)) continue;
      own.set(name, [value, ...(own.get(name) ?? []).slice(0, mostKept - 1)]);
    }
  }

  /** Mostly the last that somebody heard of themselves, sometimes an older one, or another's. */
  recall(seat: number, name: string, seed: number): Value | undefined {
    if (name === 'nonce') return seed % 8 ? this.#solve(seat) : undefined;
    const way = mixed(seed, 5) % 16;
    const whose = way < 12 ? seat : mixed(seed, 6) % Math.max(1, this.#bySeat.size);
    const values = this.#bySeat.get(whose)?.get(name);
    if (values === undefined || way === 15) return undefined;
    return values[way < 10 ? 0 : mixed(seed, 7) % values.length];
  }

  /** The work that was asked last, done: here it is a few bits. */
  #solve(seat: number): Uint8Array | undefined {
    const own = this.#bySeat.get(seat);
    const [challenge, bits] = [own?.get('seed')?.[0], own?.get('bits')?.[0]];
    if (!(challenge instanceof Uint8Array) || typeof bits !== 'number') return undefined;
    if (this.#solved?.seed === challenge) return this.#solved.nonce;
    const nonce = new Uint8Array(8);
    for (let tries = 0; tries < 200; tries++) {
      nonce[0] = tries;
      const digest = new Bun.CryptoHasher('sha256').update(challenge).update(nonce).digest();
      if ((digest[0] as number) >> Math.max(0, 8 - bits) === 0) break;
    }
    this.#solved = { seed: challenge, nonce };
    return nonce;
  }
}
