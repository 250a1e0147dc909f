import { recordItemBytes } from './limits.ts';
import type { Decoded } from './wire.ts';

/** What the number beside an item says. */
type Unit = 'number' | 'bytes' | 'count' | 'seconds' | 'yes';

interface Item {
  readonly id: number;
  readonly unit: Unit;
}

const item = (id: number, unit: Unit): Item => ({ id, unit });

/**
 * Everything that a server holds of one session, by names that the page puts into words. `bytes`: so many
 * opaque bytes; `count`: so many numbers that are not told, because they stand for others or are counted over
 * all; `yes`: 0 or 1.
 */
export const recordItems = {
  id: item(1, 'number'),
  state: item(2, 'number'),
  token: item(3, 'bytes'),
  socket: item(4, 'count'),
  network: item(5, 'count'),
  local: item(6, 'yes'),
  lastTicket: item(7, 'number'),
  avoided: item(8, 'count'),
  presenceShown: item(9, 'yes'),
  ticket: item(10, 'number'),
  mode: item(11, 'number'),
  language: item(12, 'number'),
  tags: item(13, 'bytes'),
  hardNat: item(14, 'yes'),
  relayOnly: item(15, 'yes'),
  since: item(16, 'seconds'),
  generation: item(17, 'number'),
  commitment: item(18, 'bytes'),
  description: item(19, 'bytes'),
  localCandidates: item(20, 'bytes'),
  partner: item(21, 'count'),
  partnerTicket: item(22, 'count'),
  pairKeys: item(23, 'bytes'),
  pairings: item(24, 'count'),
  flagged: item(25, 'count'),
  conduct: item(26, 'count'),
  flags: item(27, 'yes'),
  workedFor: item(28, 'number'),
} as const satisfies Readonly<Record<string, Item>>;

export type RecordItem = keyof typeof recordItems;

/** One thing that is held. `until`: seconds, or what it ends with. */
export interface Held {
  readonly item: RecordItem;
  readonly value: number;
  readonly until: number | 'session' | 'search' | 'pair';
}

/** What ends with something else than time; the rest is seconds. */
const ends = { session: 0xffff, search: 0xfffe, pair: 0xfffd } as const;
const mostSeconds = 0xfffc;
const mostValue = 0xffff_ffff;

/** The items of `Record`, packed; whoever has sent them wipes them. */
export function packRecord(held: readonly Held[]): Uint8Array {
  const bytes = new Uint8Array(held.length * recordItemBytes);
  const view = new DataView(bytes.buffer);
  for (const [i, { item: name, value, until }] of held.entries()) {
    const at = i * recordItemBytes;
    view.setUint8(at, recordItems[name].id);
    view.setUint32(at + 1, Math.min(mostValue, Math.max(0, Math.floor(value))));
    view.setUint16(at + 5, typeof until === 'number' ? inSeconds(until) : ends[until]);
  }
  return bytes;
}

const inSeconds = (seconds: number) => Math.min(mostSeconds, Math.max(0, Math.ceil(seconds)));

/** The other way; an item that is not in the list is a fault, for it would not be shown. */
export function readRecord(items: Uint8Array): Decoded<readonly Held[]> {
  const view = new DataView(items.buffer, items.byteOffset, items.byteLength);
  const byId = new Map(Object.entries(recordItems).map(([name, { id }]) => [id, name]));
  const byEnd = new Map(Object.entries(ends).map(([name, code]) => [code, name]));
  const held: Held[] = [];
  for (let at = 0; at + recordItemBytes <= items.length; at += recordItemBytes) {
    const name = byId.get(view.getUint8(at) as never) as RecordItem | undefined;
    if (name === undefined) return { ok: false, code: 'badValue' };
    const seconds = view.getUint16(at + 5);
    const end = byEnd.get(seconds as never) as keyof typeof ends | undefined;
    held.push({ item: name, value: view.getUint32(at + 1), until: end ?? seconds });
  }
  return { ok: true, value: held };
}
