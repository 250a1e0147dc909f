import { expect, test } from 'bun:test';
import { maxRecordItems } from './limits.ts';
import { packRecord, readRecord, recordItems } from './record-items.ts';

test('[Y1] what is packed is read again, whatever it ends with', () => {
  const held = [
    { item: 'description', value: 480, until: 'search' },
    { item: 'pairings', value: 2, until: 61 },
    { item: 'id', value: 2 ** 31 - 1, until: 'session' },
    { item: 'partner', value: 1, until: 'pair' },
  ] as const;
  expect(readRecord(packRecord(held))).toEqual({ ok: true, value: held });
});

test('[Y1] an item that nobody has a name for is a fault', () => {
  expect(readRecord(Uint8Array.of(99, 0, 0, 0, 0, 0, 0))).toEqual({ ok: false, code: 'badValue' });
});

test('[Y1] each item has an id of its own, and all fit into one record', () => {
  const ids = Object.values(recordItems).map(({ id }) => id as number);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeLessThanOrEqual(maxRecordItems);
});
