import { expect, test } from 'bun:test';
import { isClick, isVisit } from './counted.ts';

test('[B12] only headers with a handful of values are read, and never User-Agent', () => {
  const read = new Set<string>();
  const header = (name: string) => {
    read.add(name);
    return { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }[name] ?? null;
  };
  expect(isVisit('GET', header)).toBe(true);
  expect(isClick('GET', header)).toBe(false);
  expect([...read].sort()).toEqual([
    'purpose',
    'sec-fetch-dest',
    'sec-fetch-mode',
    'sec-fetch-site',
    'sec-purpose',
    'x-moz',
    'x-purpose',
  ]);
});
