import { expect, test } from 'bun:test';
import { ResumeToken, sessionOf } from './resume-token.ts';

let count = 0;
const randomBytes = (length: number) => new Uint8Array(length).fill(++count);
const id = 0x6bcd_ef01;

test('[R2] a token says which session it is for', () => {
  expect(sessionOf(new ResumeToken(randomBytes).write(id))).toBe(id);
});

test('[R2] it is good once; the one before it until a frame confirms its successor', () => {
  const token = new ResumeToken(randomBytes);
  const first = token.write(id);
  expect(token.use(first, randomBytes)).toBe(true);
  const second = token.write(id);
  expect(second).not.toEqual(first);
  // The answer with the second token was lost: the first one still resumes.
  expect(token.use(first, randomBytes)).toBe(true);
  const third = token.write(id);
  expect(token.use(second, randomBytes)).toBe(false);
  token.confirm();
  expect(token.use(first, randomBytes)).toBe(false);
  expect(token.use(third, randomBytes)).toBe(true);
});

test('[R2] no other bytes are good, and none after a wipe but zeros that nobody was given', () => {
  const token = new ResumeToken(randomBytes);
  const good = token.write(id);
  for (let i = 4; i < good.length; i++) {
    const wrong = good.slice();
    wrong[i] = (wrong[i] ?? 0) ^ 1;
    expect(token.use(wrong, randomBytes)).toBe(false);
  }
  token.wipe();
  expect(token.use(good, randomBytes)).toBe(false);
});
