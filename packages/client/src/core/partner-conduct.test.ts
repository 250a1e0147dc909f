import { describe, expect, test } from 'bun:test';
import { type PartnerMessage, partnerWire } from '@passerby/protocol/partner-messages';
import { judgeFrame, newConduct } from './partner-conduct.ts';
import { encodeUtf8 } from './utf8.ts';

const frameOf = (message: PartnerMessage) => partnerWire.encode(message).slice();
const say = (text: string) => frameOf({ type: 'Say', text: encodeUtf8(text) });

/** Judges frames that come `everyMs`; gives how many passed before the first fault. */
function howMany(frame: Uint8Array, everyMs: number, count: number): number {
  let conduct = newConduct(0);
  for (let i = 0; i < count; i++) {
    const judged = judgeFrame(conduct, frame, i * everyMs);
    if (!judged.ok) return i;
    ({ conduct } = judged);
  }
  return count;
}

const isFine = (frame: Uint8Array) => judgeFrame(newConduct(0), frame, 0).ok;

describe('[P2] form', () => {
  test('text arrives decoded, markup and all', () => {
    const judged = judgeFrame(newConduct(0), say('<img src=x onerror=alert(1)> é 👋'), 0);
    expect(judged).toMatchObject({
      ok: true,
      heard: { type: 'Say', text: '<img src=x onerror=alert(1)> é 👋' },
    });
  });

  test('2,000 characters pass, one more does not, nor none', () => {
    expect(isFine(say('€'.repeat(2_000)))).toBe(true);
    expect(isFine(say('x'.repeat(2_001)))).toBe(false);
    expect(isFine(say(''))).toBe(false);
  });

  test('an unknown type, a wrong length, a bad value, bad UTF-8: no frame is argued with', () => {
    for (const frame of [
      Uint8Array.of(),
      Uint8Array.of(0x85),
      Uint8Array.of(0x84, 0),
      Uint8Array.of(0x82, 2),
      Uint8Array.of(0x83, 1),
      Uint8Array.of(0x81, 0, 2, 0xc3, 0x28),
      new Uint8Array(20_000).fill(0x81),
    ]) {
      expect(isFine(frame)).toBe(false);
    }
  });
});

describe('[P3] rate', () => {
  test('a flood of any kind ends, within a bound', () => {
    expect(howMany(say('hi'), 0, 1_000)).toBe(60);
    expect(howMany(frameOf({ type: 'Typing', active: true }), 0, 1_000)).toBe(120);
    expect(howMany(frameOf({ type: 'Media', camera: true, microphone: true }), 0, 1_000)).toBe(120);
    expect(howMany(say('hi'), 100, 10_000)).toBeLessThan(110);
  });

  test('somebody who types fast for an hour is fine', () => {
    expect(howMany(say('hi'), 670, 5_000)).toBe(5_000);
    expect(howMany(frameOf({ type: 'Typing', active: true }), 500, 7_200)).toBe(7_200);
  });
});
