import type { Role } from '@passerby/protocol/server-messages';
import type { Parked } from './parking.ts';
import type { Pair } from './pool.ts';
import type { PairKeys, SessionEvent } from './session.ts';
import { sharedTags, type Ticket } from './ticket.ts';

type Matched = Extract<SessionEvent, { type: 'matched' }>;

/** What each side of a new pair is told: the other's description, and its own key. */
export function introductions(
  { first, second }: Pair,
  parked: readonly [Parked, Parked],
  keys: readonly [PairKeys, PairKeys],
  showLocal: boolean,
): readonly [Matched, Matched] {
  const told = (
    own: Ticket,
    other: Ticket,
    theirs: Parked,
    role: Role,
    key: PairKeys,
  ): Matched => ({
    type: 'matched',
    ticket: own.number,
    partner: { session: other.session, ticket: other.number },
    role,
    sharedTags: sharedTags(own.tags, other.tags),
    theirs,
    showLocal,
    keys: key,
  });
  return [
    told(first, second, parked[1], 'initiator', keys[0]),
    told(second, first, parked[0], 'responder', keys[1]),
  ];
}
