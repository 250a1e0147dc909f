import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { createLog, logEvents } from './log.ts';

/** Logs as a caller would who has cast all types away. */
function lineOf(event: unknown, fields: unknown): string {
  const lines: string[] = [];
  createLog((line) => lines.push(line))(event as never, fields as never);
  expect(lines).toHaveLength(1);
  return lines[0] as string;
}

const refused = 'passerby logRefused';

test('[G1] an event is one line: its name and its fields', () => {
  expect(lineOf('stunMoved', { first: 40_000, second: 0 })).toBe(
    'passerby stunMoved first=40000 second=0',
  );
  expect(lineOf('handlerFailed', { where: 'socket' })).toBe('passerby handlerFailed where=socket');
});

test('[G2] no number field is wide enough for an address or the name of a network', () => {
  for (const fields of Object.values(logEvents)) {
    for (const rule of Object.values(fields) as (number | readonly string[])[]) {
      if (typeof rule === 'number') expect(rule).toBeLessThan(2 ** 24);
      else expect(rule.every((word) => /^[a-zA-Z]+$/.test(word))).toBe(true);
    }
  }
});

describe('[G2] what is not in the list does not come out', () => {
  test.each([
    ['an event of one’s own', '192.0.2.1 joined', {}],
    ['an event that objects inherit', 'toString', {}],
    ['an event that is not a string', new String('crashed'), {}],
    ['a word of one’s own', 'handlerFailed', { where: '192.0.2.1' }],
    ['a word with a line break', 'handlerFailed', { where: 'socket\n192.0.2.1' }],
    ['a word in an object', 'handlerFailed', { where: new String('socket') }],
    ['a word in a list', 'handlerFailed', { where: ['socket'] }],
    ['a word that objects inherit', 'handlerFailed', Object.create({ where: 'socket' })],
    ['a word behind a getter', 'handlerFailed', Object.defineProperty({}, 'where', { get: leak })],
    ['an error', 'handlerFailed', new Error('192.0.2.1')],
    ['no field where one belongs', 'handlerFailed', {}],
    ['one field too many', 'handlerFailed', { where: 'socket', from: '192.0.2.1' }],
    ['a symbol too many', 'handlerFailed', { where: 'socket', [Symbol('192.0.2.1')]: 1 }],
    ['a field on an event that has none', 'logRefused', { from: '192.0.2.1' }],
    ['an address as a number', 'stunMoved', { first: 3_221_225_985, second: 1 }],
    ['a number as text', 'stunMoved', { first: '40000', second: 1 }],
    ['a number with a fraction', 'stunMoved', { first: 192.168, second: 1 }],
    ['a negative number', 'stunMoved', { first: -1, second: 1 }],
    ['no number', 'stunMoved', { first: Number.NaN, second: 1 }],
    ['a big integer', 'stunMoved', { first: 1n, second: 1 }],
    ['bytes', 'stunMoved', { first: new Uint8Array([192, 0, 2, 1]), second: 1 }],
    ['nothing', 'logRefused', undefined],
    ['null', 'logRefused', null],
    ['text for fields', 'logRefused', '192.0.2.1'],
  ])('%s', (_what, event, fields) => {
    expect(lineOf(event, fields)).toBe(refused);
  });

  function leak(): never {
    throw new Error('a getter was run');
  }
});

test('[G2] whatever is thrown at it, a line is in the language of the list', () => {
  const events = fc.oneof(fc.constantFrom(...Object.keys(logEvents)), fc.string());
  const words = fc.constantFrom('where', 'first', 'second', 'by', 'socket', 'exception');
  const fields = fc.dictionary(fc.oneof(words, fc.string()), fc.oneof(words, fc.anything()), {
    maxKeys: 3,
  });
  const ports = fc.record({ first: fc.nat(70_000), second: fc.nat(70_000) });
  const language =
    /^passerby (handlerFailed where=(http|socket|stun|sweep)|relayMoved port=\d{1,5} tlsPort=\d{1,5}|relayAway seconds=\d{1,2}|relayBack|stunMoved first=\d{1,5} second=\d{1,5}|adsRefused pages=\d{1,5}|adTotalsUnwritten|crowdAway|crowdBack|filesShort|filesFree|optionsChanged|optionsRefused|blocksLifted|certificateChanged|certificateRefused|crashed by=(exception|rejection)|logRefused)$/;
  let spoken = 0;
  fc.assert(
    fc.property(events, fc.oneof(fields, ports, fc.anything()), (event, given) => {
      const line = lineOf(event, given);
      expect(line).toMatch(language);
      if (line !== refused) spoken++;
    }),
    { numRuns: 10_000 },
  );
  // Without a single good line the property would hold of a log that is always silent.
  expect(spoken).toBeGreaterThan(50);
});
