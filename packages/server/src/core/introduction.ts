import type { Role } from '@passerby/protocol/server-messages';
import type { Pair } from './pool.ts';
import type { PairKeys, Seeking, SessionEvent } from './session.ts';
import { sharedTags, type Ticket } from './ticket.ts';

type Matched = Extract<SessionEvent, { type: 'matched' }>;

/** What each side of a new pair is told: the other's description, and its own key. */
export function introductions(
  { first, second }: Pair,
  seeking: readonly [Seeking, Seeking],
  keys: readonly [PairKeys, PairKeys],
  showLocal: boolean,
): readonly [Matched, Matched] {
  const told = (
    own: Ticket,
    other: Ticket,
    theirs: Seeking,
    role: Role,
    key: PairKeys,
  ): Matched => ({
    type: 'matched',
    ticket: own.number,
    partner: { session: other.session, ticket: other.number },
    role,
    sharedTags: sharedTags(own.tags, other.tags),
    theirs: theirs.parked,
    showLocal,
    keys: key,
  });
  return [
    told(first, second, seeking[1], 'initiator', keys[0]),
    told(second, first, seeking[0], 'responder', keys[1]),
  ];
}
