import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { nowhere, ResumeTokens, sessionOf, type TokenHolder } from './resume-tokens.ts';

let count = 0;
const randomBytes = (length: number) => new Uint8Array(length).fill(++count);

function hold(tokens: ResumeTokens, id = 0x6bcd_ef01): TokenHolder {
  const holder = { id, secret: nowhere, formerSecret: nowhere };
  tokens.give(holder);
  return holder;
}

test('[R2] a token says which session it is for', () => {
  const tokens = new ResumeTokens(randomBytes);
  const holder = hold(tokens);
  expect(sessionOf(tokens.write(holder))).toBe(holder.id);
});

test('[R2] it is good once; the one before it until a frame confirms its successor', () => {
  const tokens = new ResumeTokens(randomBytes);
  const holder = hold(tokens);
  const first = tokens.write(holder);
  expect(tokens.use(holder, first)).toBe(true);
  const second = tokens.write(holder);
  expect(second).not.toEqual(first);
  // The answer with the second token was lost: the first one still resumes.
  expect(tokens.use(holder, first)).toBe(true);
  const third = tokens.write(holder);
  expect(tokens.use(holder, second)).toBe(false);
  tokens.confirm(holder);
  expect(tokens.use(holder, first)).toBe(false);
  expect(tokens.use(holder, third)).toBe(true);
});

test('[R2] no other bytes are good, and none once the session has ended', () => {
  const tokens = new ResumeTokens(randomBytes);
  const holder = hold(tokens);
  const good = tokens.write(holder);
  for (let i = 4; i < good.length; i++) {
    const wrong = good.slice();
    wrong[i] = (wrong[i] ?? 0) ^ 1;
    expect(tokens.use(holder, wrong)).toBe(false);
  }
  const zeros = new Uint8Array(good.length);
  tokens.forget(holder);
  for (const token of [good, zeros]) expect(tokens.use(holder, token)).toBe(false);
});

test('[R2] [F2] each session has its own secrets, and those of the others are zeros', () => {
  const step = fc.record({
    holder: fc.nat(699),
    what: fc.constantFrom('give', 'use', 'useFormer', 'confirm', 'forget'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 1_500 }), (steps) => {
      let secret = 0;
      const tokens = new ResumeTokens((length) => {
        secret += 1;
        const bytes = new Uint8Array(length);
        new DataView(bytes.buffer).setUint32(0, secret);
        return bytes;
      });
      const held = new Map<number, { holder: TokenHolder; good: Uint8Array[] }>();
      for (const { holder: id, what } of steps) {
        const one = held.get(id);
        if (one === undefined) {
          if (what !== 'give') continue;
          const holder = hold(tokens, id);
          held.set(id, { holder, good: [tokens.write(holder)] });
        } else if (what === 'use' || what === 'useFormer') {
          const token = what === 'use' ? one.good[0] : (one.good[1] ?? one.good[0]);
          if (token === undefined || !tokens.use(one.holder, token)) throw new Error('not good');
          one.good = [tokens.write(one.holder), token];
        } else if (what === 'confirm') {
          tokens.confirm(one.holder);
          one.good.splice(1);
        } else if (what === 'forget') {
          tokens.forget(one.holder);
          held.delete(id);
        }
        const secrets = [...held.values()].flatMap(({ good }) => good);
        expect(tokens.size).toBe(secrets.length);
      }
      for (const { holder, good } of held.values()) {
        const [current, former] = good;
        expect(tokens.write(holder)).toEqual(current as Uint8Array);
        if (former) expect(tokens.use(holder, former)).toBe(true);
        tokens.forget(holder);
      }
      expect(tokens.size).toBe(0);
      expect(tokens.isBlank()).toBe(true);
    }),
    { numRuns: 30 },
  );
});
