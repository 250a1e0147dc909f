import { expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { installedPackages } from './installed-packages.ts';
import { parseLock } from './locked-packages.ts';
import { billOfMaterials } from './sbom.ts';

const lock = parseLock(readFileSync(join(root, 'bun.lock'), 'utf8'));
const release = { version: '9.8.7', runtime: '1.4.5', madeAt: '2027-01-31T00:00:00Z' };
const bill = billOfMaterials(lock, installedPackages(root), release);
const byRef = new Map(bill.components.map((component) => [component['bom-ref'], component]));

test('[release] the bill names every locked package once, with what its tarball hashes to', () => {
  const ids = new Set([...lock.packages.values()].map(({ name, version }) => `${name}@${version}`));
  expect(bill.components).toHaveLength(ids.size + 1);
  expect(byRef.size).toBe(bill.components.length);
  for (const component of bill.components) {
    if (component.type !== 'library' || !('hashes' in component)) continue;
    expect(component.hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  }
  expect(byRef.get('pkg:npm/%40redis/client@6.3.1')).toMatchObject({
    group: '@redis',
    name: 'client',
    version: '6.3.1',
    scope: 'required',
    licenses: [{ expression: 'MIT' }],
  });
});

test('[release] what runs is told apart from what only develops and tests', () => {
  const scopes = ['valibot', 'preact', 'fast-check', 'axe-core', 'peerjs'].map((name) => [
    name,
    bill.components.find((component) => component.name === name)?.scope,
  ]);
  expect(scopes).toEqual([
    ['valibot', 'required'],
    ['preact', 'required'],
    ['fast-check', 'excluded'],
    ['axe-core', 'excluded'],
    ['peerjs', 'excluded'],
  ]);
});

test('[release] every reference of the bill leads to one of its components', () => {
  const known = new Set([...byRef.keys(), bill.metadata.component['bom-ref']]);
  const refs = bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
  expect(refs.filter((ref) => !known.has(ref))).toEqual([]);
  expect(bill.dependencies[0]?.dependsOn).toContain('pkg:npm/valibot@1.5.0');
});
