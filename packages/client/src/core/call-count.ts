import type { ClientMessage } from '@passerby/protocol/client-messages';
import { firstFrameGroupsMs } from '@passerby/protocol/limits';
import type { Connecting, Encounter, Talking } from './meeting.ts';

type Outcome = Extract<ClientMessage, { type: 'Outcome' }>;

/** Whether this server asks, and knows the pairing (SPEC M7). */
export const isAsked = ({ countsCalls, line, joinWith }: Encounter): boolean =>
  countsCalls && line === 'open' && joinWith === 'Next';

/**
 * What a server that counts calls is told of this one (SPEC G6): undefined until its way is known
 * and, where there is to be a picture, the first is there.
 */
export function outcomeOf({
  ticket,
  quest,
  call,
  route,
  matchedAt,
  since,
  pictureAt,
}: Talking): Outcome | undefined {
  const hasNoCamera = call.hasTold && !call.partner.camera;
  const isWithPicture = quest.wish.mode === 'video' && !hasNoCamera;
  const at = isWithPicture ? pictureAt : since;
  if (route === 'unknown' || at === undefined) return undefined;
  return { type: 'Outcome', ticket, way: route, group: groupOf(at - matchedAt) };
}

/** The stranger was given up. */
export const noCall = ({ ticket }: Connecting): Outcome => ({
  type: 'Outcome',
  ticket,
  way: 'none',
  group: firstFrameGroupsMs.length,
});

function groupOf(ms: number): number {
  const group = firstFrameGroupsMs.findIndex((end) => ms <= end);
  return group < 0 ? firstFrameGroupsMs.length : group;
}
