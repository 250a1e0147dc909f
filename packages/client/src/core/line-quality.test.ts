import { expect, test } from 'bun:test';
import { type LineQuality, newLineQuality, stepLineQuality } from './line-quality.ts';

/** Looks at a line that received and lost so many packets since the look before. */
function look(
  state: LineQuality,
  received: number,
  lost: number,
  roundTripMs?: number,
): LineQuality {
  const { received: r, lost: l } = state.totals ?? { received: 0, lost: 0 };
  return stepLineQuality(state, { received: r + received, lost: l + lost, roundTripMs });
}

const begun = look(newLineQuality, 100, 0);

test('[K11] one bad moment is no bad line, two in a row are', () => {
  const once = look(begun, 80, 20);
  expect(once.quality).toBe('good');
  expect(look(once, 100, 0)).toMatchObject({ quality: 'good', against: 0 });
  expect(look(once, 80, 20).quality).toBe('poor');
});

test('[K11] a line that is late is poor, whatever gets through', () => {
  expect(look(look(begun, 100, 0, 1_200), 100, 0, 1_200).quality).toBe('poor');
});

test('[K11] it is good again after a while, not at once', () => {
  let state = look(look(begun, 80, 20), 80, 20);
  for (const expected of ['poor', 'poor', 'poor', 'good'] as const) {
    state = look(state, 100, 0);
    expect(state.quality).toBe(expected);
  }
});

test('[K11] silence and a connection made anew say nothing', () => {
  expect(look(look(begun, 1, 5), 1, 5).quality).toBe('good');
  const anew = stepLineQuality(begun, { received: 10, lost: 9, roundTripMs: undefined });
  expect(anew).toMatchObject({ quality: 'good', totals: { received: 10 } });
});
