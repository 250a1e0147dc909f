import { expect, test } from 'bun:test';
import { mediaFailure } from './media-failure.ts';

test.each([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'none'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['OverconstrainedError', 'overconstrained'],
  ['NotSupportedError', 'unsupported'],
  ['SomethingNewError', 'busy'],
] as const)('[U1] %s means %s', (name, code) => {
  expect(mediaFailure(new DOMException('', name))).toBe(code);
});

test('[U1] a constraint that the browser does not understand, and what is no error at all', () => {
  expect(mediaFailure(new TypeError())).toBe('unsupported');
  expect(mediaFailure('?')).toBe('busy');
});
