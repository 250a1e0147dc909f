/*
 * What the instrumented server reports to while it runs, and the clock that it is given. Bundled with it,
 * so that two servers (one with a planted fault, one without) have one each.
 */

/** Steps from one block to the next, by a hash of both. */
export const edgeSlots = 2 ** 16;

const counts = new Uint8Array(edgeSlots);
const blocks = new Uint8Array(2 ** 14);
let touched: number[] = [];
let before = 0;
let clock = 0;

function count(edge: number): void {
  const times = counts[edge] as number;
  if (times === 0) touched.push(edge);
  if (times < 255) counts[edge] = times + 1;
}

export function $hit(block: number): void {
  blocks[block] = 1;
  count((Math.imul(before, 40_503) ^ block) & (edgeSlots - 1));
  before = block;
}

export const $now = (): number => clock;

export interface Probe {
  /** What follows has nothing to do with what ran before. */
  begin(): void;
  /** Something else that is worth telling apart, such as a state and what came in it. */
  note(feature: number): void;
  /** Each edge since the last call, with how often it was taken (255: or more). */
  take(visit: (edge: number, times: number) => void): void;
  isReached(block: number): boolean;
  setClock(now: number): void;
}

export const probe: Probe = {
  begin() {
    before = 0;
  },
  note(feature) {
    count((Math.imul(feature, 0x9e37_79b1) >>> 16) & (edgeSlots - 1));
  },
  take(visit) {
    for (const edge of touched) {
      visit(edge, counts[edge] as number);
      counts[edge] = 0;
    }
    touched = [];
  },
  isReached: (block) => blocks[block] === 1,
  setClock(now) {
    clock = now;
  },
};
