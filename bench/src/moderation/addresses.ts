import type { Chance } from '../chance.ts';

/** Carriers whose customers share an address: a fifth of everybody. */
const carriers = 20;
const sharedBehindCarrier = 0.2;
const overIpv6 = 0.3;

/** Where people come from: each has a network of their own, or one of a few addresses of carriers. */
export class Addresses {
  #given = 0;

  constructor(private readonly chance: Chance) {}

  anyone(): readonly number[] {
    if (this.chance.is(sharedBehindCarrier)) return [100, 0, this.chance.below(carriers), 1];
    return this.own();
  }

  /** A /24, or a /48. */
  own(): readonly number[] {
    const n = ++this.#given;
    const [high, low] = [(n >> 8) & 255, n & 255];
    if (this.chance.is(overIpv6)) return ipv6(1 + (n >> 16), high, low);
    return [20 + (n >> 16), high, low, 1];
  }

  tunnel(): readonly number[] {
    const n = ++this.#given;
    return ipv6(200, (n >> 8) & 255, n & 255);
  }
}

const ipv6 = (a: number, b: number, c: number): readonly number[] => [
  ...[0x20, 0x01, 0x0d, a, b, c],
  ...new Array<number>(10).fill(0),
];
