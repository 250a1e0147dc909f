import { expect, test } from 'bun:test';
import { bindFailure } from './start-failure.ts';

const endpoint = {
  name: 'Port 8080',
  address: '127.0.0.1',
  remedy: 'stop what uses it, or choose another with --port or PORT',
};
const thrown = (code: string) => Object.assign(new Error('bind'), { code });

test('[O6] a port in use is named, with what to do', () => {
  expect(bindFailure(thrown('EADDRINUSE'), endpoint)).toEqual({
    ok: false,
    code: 'portInUse',
    message:
      'Port 8080 is in use on 127.0.0.1: stop what uses it, or choose another with --port or PORT.',
  });
});

test('[O6] a forbidden port and a foreign address are told apart', () => {
  expect(bindFailure(thrown('EACCES'), endpoint).code).toBe('portForbidden');
  expect(bindFailure(thrown('EADDRNOTAVAIL'), endpoint).code).toBe('addressUnavailable');
});

test('[O6] anything else is a bug, and stays an exception', () => {
  const bug = thrown('ERR_INVALID_ARG_TYPE');
  expect(() => bindFailure(bug, endpoint)).toThrow(bug);
});
