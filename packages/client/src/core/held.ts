import {
  type Held,
  type RecordItem,
  readRecord,
  recordItems,
} from '@passerby/protocol/record-items';

/** Names of everything that a server can hold of a session. */
export type HeldName = RecordItem;

/** One thing that is held, and what its number says. */
export interface HeldItem extends Held {
  readonly unit: (typeof recordItems)[RecordItem]['unit'];
}

/**
 * What `record` of the state says, item by item: apart from the rest, for a page that shows it on demand.
 * Undefined when the server names what this client does not know.
 */
export function heldIn(items: Uint8Array): readonly HeldItem[] | undefined {
  const read = readRecord(items);
  if (!read.ok) return undefined;
  return read.value.map((held) => ({ ...held, unit: recordItems[held.item].unit }));
}
