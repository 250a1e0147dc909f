import type { Given } from './needs.ts';
import { type Habits, usualHabits, visitOf } from './world.ts';

/** An assumption that is wrong, and what it was then. */
export interface Change {
  readonly name: string;
  readonly habits: Partial<Habits>;
  readonly changed: Partial<Given>;
}

const ofHabits = (name: string, habits: Partial<Habits>): Change => ({
  name,
  habits,
  changed: { visitSeconds: visitOf({ ...usualHabits, ...habits }) / 1_000 },
});

export const changes: readonly Change[] = [
  ofHabits('calls are a third as long', { flashMs: 3_300, talkMs: 117_000 }),
  ofHabits('calls are three times as long', { flashMs: 30_000, talkMs: 1_050_000 }),
  ofHabits('everybody names interests', { taggedShare: 1 }),
  ofHabits('nobody names any', { taggedShare: 0 }),
  ofHabits('half are behind hard routers', { hardNatShare: 0.5 }),
  ofHabits('nobody hides', { hideShare: 0 }),
  ofHabits('everybody hides', { hideShare: 1 }),
  { name: 'everybody has IPv6 as well', habits: {}, changed: { questions: 4 } },
];
