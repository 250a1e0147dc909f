import { seededRandom } from '@passerby/test-kit/seeded-random';
import { pick } from './mixed.ts';
import { play } from './player.ts';
import { edgeSlots } from './probe.ts';
import { createProgram, mutate, type Program } from './program.ts';
import { shrink } from './shrink.ts';
import type { Subject } from './subject.ts';

export interface Campaign {
  readonly seed: number;
  /** It goes on until the server has had so many. */
  readonly frames: number;
  /** Whether programs that took a new way are kept, and changed a little; else each is a new one. */
  readonly isGuided: boolean;
}

interface Report {
  readonly frames: number;
  readonly programs: number;
  /** Steps from block to block, each counted once for every class of how often it was taken. */
  readonly ways: number;
  /** Programs that took a new one. */
  readonly corpus: number;
  readonly blocks: { readonly reached: number; readonly all: number };
  readonly seconds: number;
  /** What was wrong, by the shortest program that shows it. */
  readonly found: { readonly what: string; readonly program: Program } | undefined;
}

/** One program in so many is a new one, so that no part of the space is given up. */
const freshEvery = 2;

/** Plays programs until something is found, or the frames are used up. */
export function run(subject: Subject, { seed, frames: most, isGuided }: Campaign): Report {
  const startedAt = performance.now();
  const random = seededRandom(seed);
  const ways = new Ways(subject);
  const corpus: Program[] = [];
  let [frames, programs] = [0, 0];
  let found: Report['found'];
  while (frames < most && found === undefined) {
    const isFresh = !isGuided || corpus.length === 0 || random() % freshEvery === 0;
    const program = isFresh
      ? createProgram(random)
      : mutate(choose(corpus, random), pick(corpus, random()), random);
    const played = play(subject, program);
    frames += played.frames;
    programs += 1;
    if (ways.takeNew() > 0) corpus.push(program);
    if (played.finding !== undefined) {
      const what = played.finding;
      found = { what, program: shrink(played.trace, (one) => play(subject, one).finding === what) };
    }
  }
  const all = [...subject.blocks.values()].flat();
  return {
    frames,
    programs,
    ways: ways.count,
    corpus: corpus.length,
    blocks: { reached: all.filter(subject.probe.isReached).length, all: all.length },
    seconds: (performance.now() - startedAt) / 1_000,
    found,
  };
}

/** Those that came last have been changed the least. */
function choose(corpus: readonly Program[], random: () => number): Program {
  const chance = random();
  return chance % 2 ? pick(corpus, random()) : pick(corpus.slice(-64), random());
}

/** Which ways have been taken so far, and how often in one program. */
class Ways {
  readonly #seen = new Uint8Array(edgeSlots);
  count = 0;

  constructor(private readonly subject: Subject) {}

  /** How many of those taken since the last call are new. */
  takeNew(): number {
    const before = this.count;
    this.subject.probe.take((edge, times) => {
      const bit = classOf(times);
      const seen = this.#seen[edge] as number;
      if ((seen & bit) !== 0) return;
      this.#seen[edge] = seen | bit;
      this.count += 1;
    });
    return this.count - before;
  }
}

/** How often, in eight classes: once, twice, three times, and ever coarser. */
function classOf(times: number): number {
  if (times <= 3) return 1 << (times - 1);
  if (times < 8) return 8;
  if (times < 16) return 16;
  if (times < 32) return 32;
  return times < 128 ? 64 : 128;
}
