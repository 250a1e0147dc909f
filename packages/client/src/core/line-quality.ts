/** How the way between the two is, as far as one side can tell: what comes in, and how late. */
export type Quality = 'good' | 'poor';

/** Totals since the connection began, as `getStats` counts them. */
export interface ReceptionTotals {
  readonly received: number;
  readonly lost: number;
  /** Undefined until it was measured. */
  readonly roundTripMs: number | undefined;
}

export interface LineQuality {
  readonly quality: Quality;
  readonly totals: ReceptionTotals | undefined;
  /** Looks in a row that say the opposite of `quality`. */
  readonly against: number;
}

export const newLineQuality: LineQuality = { quality: 'good', totals: undefined, against: 0 };

/** From here on words break up and pictures freeze, in spite of what codecs repair. */
const poorLoss = 0.08;
const poorRoundTripMs = 900;
/** Fewer packets than these in one look are no measure of anything. */
const fewestPackets = 20;
/** One bad moment is no bad line, and a line that was bad is not called good at once. */
const looksToPoor = 2;
const looksToGood = 4;

export function stepLineQuality(state: LineQuality, totals: ReceptionTotals): LineQuality {
  const before = state.totals ?? totals;
  const received = totals.received - before.received;
  const lost = totals.lost - before.lost;
  const all = received + lost;
  const isLate = (totals.roundTripMs ?? 0) >= poorRoundTripMs;
  // A connection that was made anew counts from zero; a late packet takes a loss back.
  if (received < 0 || (all < fewestPackets && !isLate)) return { ...state, totals };
  const isPoor = isLate || lost / all >= poorLoss;
  if (isPoor === (state.quality === 'poor')) return { ...state, totals, against: 0 };
  const against = state.against + 1;
  const needed = isPoor ? looksToPoor : looksToGood;
  if (against < needed) return { ...state, totals, against };
  return { quality: isPoor ? 'poor' : 'good', totals, against: 0 };
}
