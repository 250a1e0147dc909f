import { modes } from '@passerby/protocol/client-messages';
import type { Held, RecordItem } from '@passerby/protocol/record-items';
import type { Member, SessionRecord } from './member.ts';
import { forgottenMs } from './moderation/fading.ts';
import { flaggableForMs } from './pairing.ts';
import type { Kept } from './parking.ts';
import { resumeTokenSecretBytes } from './resume-tokens.ts';
import type { Present, Waiting } from './session.ts';

/** A flag is shown as none or some, and later than it came: else it would tell who sent it. */
const flagsShownAfterMs = 60_000;

type FieldsOf<T> = T extends unknown ? Exclude<keyof T, 'state'> : never;
type Items = readonly RecordItem[];

/**
 * Where each field of a session, and of what it is made of, stands in its record. A field that is not here
 * does not compile, and one that is here and is not shown fails a test: nothing can be added to what is
 * held without appearing (SPEC Y2). Empty: what no session has while somebody can ask.
 */
export const itemsOf = {
  member: {
    id: ['id'],
    secret: ['token'],
    // As long as nothing was received over the new socket: an answer to the question is not before that.
    formerSecret: [],
    session: ['state'],
    socket: ['socket'],
    origin: ['network', 'local'],
    lastTicket: ['lastTicket'],
    avoided: ['avoided'],
    // A timer for a session whose socket is away.
    lingering: [],
    // The time that is left stands beside the keys.
    reattaching: ['pairKeys'],
    presenceShown: ['presenceShown'],
    record: ['conduct', 'flags', 'pairings', 'flagged', 'workedFor'],
  } satisfies Readonly<Record<keyof Member, Items>>,
  session: {
    ticket: ['ticket'],
    mode: ['mode'],
    language: ['language'],
    hardNat: ['hardNat'],
    relayOnly: ['relayOnly'],
    since: ['since'],
    // What stands in it is told one by one.
    parked: ['generation'],
    partner: ['partner', 'partnerTicket'],
    keys: ['pairKeys'],
  } satisfies Readonly<Record<FieldsOf<Present>, Items>>,
  parked: {
    generation: ['generation'],
    commitment: ['commitment'],
    tags: ['tags'],
    local: ['localCandidates'],
    description: ['description'],
    // Where those stand in memory, and how long they are.
    piece: [],
    start: [],
    tagsBytes: ['tags'],
    localBytes: ['localCandidates'],
    descriptionBytes: ['description'],
    wipe: [],
  } satisfies Readonly<Record<keyof Kept, Items>>,
  record: {
    conduct: ['conduct'],
    tally: ['flags'],
    pairings: ['pairings'],
    flagged: ['flagged'],
    workedFor: ['workedFor'],
  } satisfies Readonly<Record<keyof SessionRecord, Items>>,
};

const states = { idle: 0, waiting: 1, paired: 2, reattaching: 3 } as const;

/** Everything that is held of a session whose socket is there, and for how long. */
export function recordOfSession(member: Member, now: number): readonly Held[] {
  const { session, origin, record } = member;
  if (session.state === 'lingering' || session.state === 'gone') return [];
  const always = (item: RecordItem, value: number): Held => ({ item, value, until: 'session' });
  return [
    always('id', member.id),
    always('state', states[session.state]),
    always('token', resumeTokenSecretBytes),
    always('socket', 1),
    always('network', 1),
    always('local', Number(origin.local)),
    always('lastTicket', member.lastTicket),
    always('avoided', member.avoided.length),
    always('presenceShown', Number(member.presenceShown >= 0)),
    ...ofState(member, session, now),
    ...(record === undefined ? [] : ofRecord(record, now)),
  ];
}

function ofState(member: Member, session: Present, now: number): readonly Held[] {
  switch (session.state) {
    case 'idle':
      return [];
    case 'waiting':
      return ofSearch(session, now);
    case 'paired':
      return [
        { item: 'ticket', value: session.ticket, until: 'pair' },
        { item: 'partner', value: 1, until: 'pair' },
        { item: 'partnerTicket', value: 1, until: 'pair' },
      ];
    case 'reattaching': {
      const { key, partnerHash } = session.keys;
      const until = Math.max(0, (member.reattaching?.value.at ?? now) - now) / 1_000;
      return [
        { item: 'ticket', value: session.ticket, until },
        { item: 'pairKeys', value: key.length + partnerHash.length, until },
      ];
    }
    default:
      return session satisfies never;
  }
}

function ofSearch(waiting: Waiting, now: number): readonly Held[] {
  const { parked } = waiting;
  const values = {
    ticket: waiting.ticket,
    mode: modes[waiting.mode],
    language: waiting.language,
    tags: parked.tags.length,
    hardNat: Number(waiting.hardNat),
    relayOnly: Number(waiting.relayOnly),
    since: (now - waiting.since) / 1_000,
    generation: parked.generation,
    commitment: parked.commitment.length,
    description: parked.description.length,
    localCandidates: parked.local.length,
  } satisfies Partial<Record<RecordItem, number>>;
  return Object.entries(values).map(([item, value]) => ({
    item: item as keyof typeof values,
    value,
    until: 'search',
  }));
}

function ofRecord(record: SessionRecord, now: number): readonly Held[] {
  const left = record.pairings.map(({ ended }) =>
    ended === undefined ? undefined : flaggableForMs[ended.who] - (now - ended.at),
  );
  const isOn = left.includes(undefined);
  const seconds = Math.max(0, ...left.map((ms) => ms ?? 0)) / 1_000;
  return [
    { item: 'conduct', value: record.conduct.kinds, until: forgottenMs / 1_000 },
    {
      item: 'flags',
      value: Number(record.tally?.hasOlderThan(now - flagsShownAfterMs) ?? false),
      until: 'session',
    },
    { item: 'pairings', value: record.pairings.length, until: isOn ? 'pair' : seconds },
    { item: 'flagged', value: record.flagged.length, until: 'session' },
    { item: 'workedFor', value: record.workedFor, until: 'session' },
  ];
}
