import { expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { installedPackages } from './installed-packages.ts';
import { checkLicences, satisfies } from './licences.ts';
import { parseLock } from './locked-packages.ts';

const lockOf = (packages: object) =>
  parseLock(
    JSON.stringify({
      workspaces: { '': { name: 'ours', dependencies: { '@a/b': '1' } } },
      packages,
    }),
  );

const lock = lockOf({
  '@a/b': ['@a/b@1.0.0', '', { dependencies: { c: '2' }, optionalDependencies: { d: '1' } }, 'x'],
  c: ['c@1.0.0', '', {}, 'x'],
  '@a/b/c': ['c@2.0.0', '', {}, 'x'],
  d: ['d@1.0.0', '', { os: 'darwin', dependencies: { e: '1' } }, 'x'],
  e: ['e@1.0.0', '', {}, 'x'],
});

test('[licences] each installed package is judged, and those for other machines are counted', () => {
  const installed = new Map([
    ['@a/b@1.0.0', { license: 'MIT' }],
    ['c@1.0.0', { license: 'ISC' }],
    ['c@2.0.0', { license: '(MIT OR GPL-3.0-only)' }],
  ]);
  expect(checkLicences(lock, installed)).toEqual({ faults: [], looked: 3, elsewhere: 2 });
});

test.each([
  ['a licence off the list', { license: 'GPL-3.0-only' }, 'GPL-3.0-only is not on the list'],
  ['a licence of tools on another package', { license: 'MPL-2.0' }, 'MPL-2.0 is not on the list'],
  ['no licence', {}, 'names no licence'],
  ['no text', { license: { type: 'MIT' } }, 'names no licence'],
  ['no package', undefined, 'is not installed'],
])('[licences] the control: %s is told', (_, manifest, words) => {
  const installed = new Map([
    ['@a/b@1.0.0', { license: 'MIT' }],
    ...(manifest === undefined ? [] : ([['c@2.0.0', manifest]] as const)),
  ]);
  const { faults } = checkLicences(lock, installed);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toStartWith(`c 2.0.0: ${words}`);
});

test('[licences] a package for another machine is judged where it is installed', () => {
  const installed = new Map([
    ['@a/b@1.0.0', { license: 'MIT' }],
    ['c@2.0.0', { license: 'MIT' }],
    ['d@1.0.0', { license: 'SSPL-1.0' }],
  ]);
  expect(checkLicences(lock, installed).faults).toEqual([
    'd 1.0.0: SSPL-1.0 is not on the list in scripts/licences.ts',
  ]);
});

test.each([
  ['MIT', true],
  ['(MIT)', true],
  ['MIT OR GPL-3.0-only', true],
  ['GPL-3.0-only OR MIT', true],
  ['MIT AND GPL-3.0-only', false],
  ['MIT AND ISC', true],
  ['(GPL-3.0-only OR ISC) AND MIT', true],
  ['GPL-3.0-only OR ISC AND LGPL-2.1-only', false],
  ['MIT AND (ISC OR GPL-3.0-only', false],
  ['MIT WITH something', false],
  ['SEE LICENSE IN MIT', false],
  ['', false],
])('[licences] %s: %p', (expression, expected) => {
  expect(satisfies(expression, new Set(['MIT', 'ISC']))).toBe(expected);
});

test('[licences] in this checkout nearly everything is looked at', () => {
  const ours = parseLock(readFileSync(join(root, 'bun.lock'), 'utf8'));
  const { looked, faults } = checkLicences(ours, installedPackages(root));
  expect(faults).toEqual([]);
  expect(looked).toBeGreaterThan(400);
});
