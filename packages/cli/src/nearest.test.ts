import { describe, expect, test } from 'bun:test';
import { isSlip, nearest } from './nearest.ts';
import { describedOptions } from './start-options.ts';

const flags = describedOptions.map(({ flag }) => flag);
const names = describedOptions.map(({ name }) => name);

describe('[O3] a slip finds the option that was meant', () => {
  test.each([
    ['--prot', '--port'],
    ['--ports', '--port'],
    ['--post', '--port'],
    ['--Port', '--port'],
    ['-port', '--port'],
    ['--hots', '--host'],
    ['--ohst', '--host'],
    ['--orgin', '--origin'],
    ['--origins', '--origin'],
    ['--stunports', '--stun-ports'],
    ['--stun_ports', '--stun-ports'],
    ['--stunPorts', '--stun-ports'],
    ['--socket-per-networks', '--sockets-per-network'],
    ['--sockets-pre-network', '--sockets-per-network'],
    ['--relay-urls', '--relay-url'],
    ['--tls-crt', '--tls-cert'],
    ['--resume-windwo', '--resume-window'],
  ])('%s', (written, meant) => {
    expect(nearest(written, flags)).toBe(meant);
  });
});

describe('[O3] whole words that only one option has find it', () => {
  test.each([
    ['--relax', '--relax-after'],
    ['--resume', '--resume-window'],
    ['--stun', '--stun-ports'],
    ['--sockets', '--sockets-per-network'],
    ['--cert', '--tls-cert'],
    ['--key', '--tls-key'],
    ['--secret', '--relay-secret'],
    ['--range', '--relay-range'],
  ])('%s', (written, meant) => {
    expect(nearest(written, flags)).toBe(meant);
  });
});

test.each([
  ...['', '-', '--', '--p', '--so', '--verbose', '--database-url', '--root', '--cost', '--sort'],
  ...['--ghost', '--light', '--play', '--delay', '--name', '--cache', '--relay-host', '--store'],
  // More than one could be meant.
  ...['--tls', '--per'],
])('[O3] what is like nothing, or like two, finds nothing: %p', (written) => {
  expect(nearest(written, flags)).toBeUndefined();
});

test('[O3] a key of a file, a command', () => {
  expect(nearest('sockets_per_network', names)).toBe('socketsPerNetwork');
  expect(nearest('relaxafter', names)).toBe('relaxAfter');
  expect(nearest('strat', ['start', '--help'])).toBe('start');
  expect(nearest('stat', ['start', '--help'])).toBe('start');
  expect(nearest('stop', ['start', '--help'])).toBeUndefined();
  expect(nearest('audit', ['start', '--help'])).toBeUndefined();
});

test('[O3] every option is found with a letter dropped, doubled or swapped inside a word', () => {
  for (const flag of flags) {
    for (const { index } of flag.matchAll(/(?<=[a-z])[a-z]/g)) {
      const [before, letter, after] = [flag.slice(0, index), flag[index], flag.slice(index + 1)];
      const swapped = `${before.slice(0, -1)}${letter}${before.at(-1)}${after}`;
      for (const written of [before + after, `${before}${letter}${letter}${after}`, swapped]) {
        if (!flags.includes(written))
          expect([written, nearest(written, flags)]).toEqual([written, flag]);
        expect(isSlip(written, flag)).toBe(true);
      }
    }
  }
});
