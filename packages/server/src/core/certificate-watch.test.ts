import { expect, test } from 'bun:test';
import {
  type CertificateRead,
  type CertificateWatch,
  hasChanged,
  judgeCertificate,
} from './certificate-watch.ts';

/** Looks at files one time after the other; says what came of each look. */
function looks(...seen: readonly (readonly [print: string, read: CertificateRead])[]) {
  let watch: CertificateWatch = { settled: 'first', doubtful: undefined };
  return seen.map(([print, read]) => {
    if (!hasChanged(watch, print)) return 'same';
    const judged = judgeCertificate(watch, print, read);
    watch = judged.watch;
    return judged.verdict;
  });
}

test('[O11] files that have not changed are not read', () => {
  expect(looks(['first', 'unusable'], ['first', 'usable'])).toEqual(['same', 'same']);
});

test('[O11] a new pair is taken once', () => {
  expect(looks(['new', 'usable'], ['new', 'usable'])).toEqual(['take', 'same']);
});

test('[O11] what is half written is waited for, without a word', () => {
  expect(looks(['half', 'unusable'], ['whole', 'usable'])).toEqual(['wait', 'take']);
});

test('[O11] what stays wrong is refused once, and the next change looked at again', () => {
  expect(
    looks(['bad', 'unusable'], ['bad', 'unusable'], ['bad', 'unusable'], ['good', 'usable']),
  ).toEqual(['wait', 'refuse', 'same', 'take']);
});

test('[O11] going back to the first pair after a doubt changes nothing', () => {
  expect(looks(['half', 'unusable'], ['first', 'usable'])).toEqual(['wait', 'same']);
});
