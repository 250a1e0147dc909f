import type { SessionRecord } from '@passerby/client';
import { type HeldItem, type HeldName, heldIn } from '@passerby/client/core/held';
import type { LaterWords } from '../../words/later-words.ts';

/** One thing that the server holds, as it stands on the page. */
export interface RecordLine {
  readonly item: HeldName;
  readonly name: string;
  readonly value: string;
  readonly until: string;
}

/** The record in words, as it is `now`; undefined when it holds what this page has no name for. */
export function recordLines(
  record: SessionRecord,
  now: number,
  words: LaterWords['record'],
): readonly RecordLine[] | undefined {
  const gone = (now - record.at) / 1_000;
  return heldIn(record.items)?.map((held) => ({
    item: held.item,
    name: words.names[held.item],
    value: inWords(held, words),
    until:
      typeof held.until === 'number'
        ? words.seconds(Math.max(0, Math.ceil(held.until - gone)))
        : words.until[held.until],
  }));
}

function inWords({ item, value, unit }: HeldItem, words: LaterWords['record']): string {
  if (item === 'state') return words.states[value] ?? String(value);
  if (item === 'mode') return words.modes[value] ?? String(value);
  return unit === 'number' ? String(value) : words.units[unit](value);
}
