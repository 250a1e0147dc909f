import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Totals } from '@passerby/ads/core/totals';
import { keepAdTotals, parseTotals, readAdTotals } from './ad-totals-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerby-totals-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('[B13] what one process wrote the next one takes up, and the file holds numbers', async () => {
  const file = join(folder, 'totals.json');
  const totals = new Totals();
  for (let i = 0; i < 11; i++) totals.shown('lamp', '2026-11-25');
  totals.clicked('lamp', '2026-11-25');
  const failures: string[] = [];
  const kept = keepAdTotals({ file, totals, onFailure: () => failures.push('unwritten') });
  await kept.stop();
  expect(failures).toEqual([]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual([
    { day: '2026-11-25', creative: 'lamp', shown: 16, clicked: 8 },
  ]);
  const read = await readAdTotals(file);
  const next = new Totals(read.ok ? read.value : []);
  next.shown('lamp', '2026-11-25');
  expect(next.all()[0]?.shown).toBe(24);
});

test('[B13] no file is a beginning; any other content is refused in words', async () => {
  expect(await readAdTotals(join(folder, 'nowhere.json'))).toEqual({ ok: true, value: [] });
  const wrong = join(folder, 'wrong.json');
  await writeFile(wrong, '{"shown": 1}');
  expect(await readAdTotals(wrong)).toMatchObject({ ok: false, code: 'adTotalsUnreadable' });
});

test('[B13] an entry with anything but a day, a name and rounded numbers is no total', () => {
  const good = { day: '2026-11-25', creative: 'lamp', shown: 8, clicked: 0 };
  expect(parseTotals(JSON.stringify([good]))).toEqual([good]);
  const bad = [
    { ...good, ip: '192.0.2.1' },
    { ...good, shown: 7 },
    { ...good, shown: -8 },
    { ...good, day: 'today' },
    { ...good, creative: '../lamp' },
    { day: good.day, creative: good.creative, shown: 8 },
    null,
  ];
  for (const entry of bad) expect(parseTotals(JSON.stringify([entry]))).toBeUndefined();
});

test('[B13] a file that cannot be written is told, and thrown at nobody', async () => {
  let failures = 0;
  const file = join(folder, 'nowhere', 'totals.json');
  const kept = keepAdTotals({ file, totals: new Totals(), onFailure: () => (failures += 1) });
  await kept.stop();
  expect(failures).toBe(1);
});
