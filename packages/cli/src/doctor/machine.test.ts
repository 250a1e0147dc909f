import { expect, test } from 'bun:test';
import { judgeMachine } from './machine.ts';
import type { MachineFacts } from './machine-facts.ts';

const limits = (files: string, core: string) =>
  `Limit                     Soft Limit           Hard Limit           Units\n` +
  `Max core file size        ${core.padEnd(20)} unlimited            bytes\n` +
  `Max open files            ${files.padEnd(20)} 1048576              files\n`;

const swapHeader = 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n';

const calm: MachineFacts = {
  limits: limits('65536', '0'),
  status: 'VmSwap:\t       0 kB\n',
  swaps: swapHeader,
  cgroupSwapMax: undefined,
  corePattern: 'core\n',
  outputs: ['pipe:[1]', 'socket:[2]'],
};

function levels(facts: Partial<MachineFacts>): Record<string, string> {
  const found = judgeMachine({ ...calm, ...facts });
  for (const { level, remedy } of found) {
    expect(remedy === undefined).toBe(level === 'ok' || level === 'skipped');
  }
  return Object.fromEntries(found.map(({ about, level }) => [about, level]));
}

test('[O13] a machine as it should be', () => {
  expect(levels({})).toEqual({ files: 'ok', swap: 'ok', 'core dumps': 'ok', log: 'ok' });
});

test('[O13] few open files, and any number', () => {
  expect(levels({ limits: limits('1024', '0') })['files']).toBe('care');
  expect(levels({ limits: limits('unlimited', '0') })['files']).toBe('ok');
});

test('[O13] swap counts unless this process is kept out of it, and is out of it', () => {
  const swaps = `${swapHeader}/swapfile file 1 0 -2\n`;
  expect(levels({ swaps })['swap']).toBe('wrong');
  expect(levels({ swaps, cgroupSwapMax: 'max\n' })['swap']).toBe('wrong');
  expect(levels({ swaps, cgroupSwapMax: '0\n' })['swap']).toBe('ok');
  const status = 'VmSwap:\t     812 kB\n';
  expect(levels({ swaps, cgroupSwapMax: '0\n', status })['swap']).toBe('wrong');
});

test('[O13] core dumps: into a file, into a program that minds the limit, into one that does not', () => {
  const core = (size: string, corePattern: string) =>
    levels({ limits: limits('65536', size), corePattern })['core dumps'];
  expect(core('unlimited', 'core\n')).toBe('wrong');
  expect(core('0', '|/usr/lib/systemd/systemd-coredump %P\n')).toBe('ok');
  expect(core('unlimited', '|/usr/lib/systemd/systemd-coredump %P\n')).toBe('wrong');
  expect(core('0', '|/usr/share/apport/apport %p\n')).toBe('wrong');
});

test('[O13] output that ends in a file is told, and where', () => {
  expect(levels({ outputs: ['file:/var/log/x', 'file:/var/log/x'] })['log']).toBe('care');
  expect(levels({ outputs: ['/dev/null', 'unknown'] })['log']).toBe('ok');
});

test('[O13] a system that says nothing is not judged', () => {
  const facts = { limits: undefined, swaps: undefined, corePattern: undefined };
  expect(levels(facts)).toMatchObject({
    files: 'skipped',
    swap: 'skipped',
    'core dumps': 'skipped',
  });
});
