import { canTell } from './call.ts';
import type { PackedDescription } from './description.ts';
import type { Connecting, Encounter, MeetingEffect, Talking } from './meeting.ts';
import { type SignalMessage, signalWire } from './signal-messages.ts';

/** What two clients tell each other of their connection, and by which way. */

export type Pair = Connecting | Talking;

/** Sends over whatever may get through. In a call that is two ways; the first to arrive counts. */
export function tell(
  state: Encounter,
  pair: Pair,
  message: SignalMessage,
  effects: MeetingEffect[],
): void {
  tellByLine(state, pair, message, effects);
  if (pair.phase !== 'talking' || !canTell(pair.call)) return;
  const blob = signalWire.encode(message).slice();
  const { connection } = pair;
  effects.push({ do: 'tell', connection, message: { type: 'Describe', blob } });
}

/** Over the server alone. */
export function tellByLine(
  { line }: Encounter,
  { ticket }: Pair,
  message: SignalMessage,
  effects: MeetingEffect[],
): void {
  if (line === 'away') return;
  const blob = signalWire.encode(message).slice();
  effects.push({ do: 'send', message: { type: 'Signal', ticket, blob } });
}

/** Local candidates leave, and count, only where the server sees both at private addresses. */
export const shareable = (
  { isLocal }: Pair,
  { description, local }: PackedDescription,
): PackedDescription => ({ description, local: isLocal ? local : new Uint8Array(0) });

/** Outlives the frame that it came in. */
export const kept = ({ description, local }: PackedDescription): PackedDescription => ({
  description: description.slice(),
  local: local.slice(),
});
