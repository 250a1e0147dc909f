import { maxSayCharacters } from '@passerby/protocol/limits';
import type { PartnerMessage } from '@passerby/protocol/partner-messages';
import { addSaid, type Said } from './conversation.ts';
import { judgeFrame, newConduct, type PartnerConduct } from './partner-conduct.ts';
import { type Allowance, type Bucket, fullBucket, takeToken } from './token-bucket.ts';
import { encodeUtf8 } from './utf8.ts';

/** One conversation with one stranger, from the first connection to its end. */
export interface Call {
  readonly channel:
    | { readonly state: 'opening'; readonly until: number }
    | { readonly state: 'open' };
  /** What waits until it can be told (`canTell`). */
  readonly outbox: readonly PartnerMessage[];
  /** By when the stranger has to have opened their commitment; undefined once they have. */
  readonly revealsBy: number | undefined;
  readonly partner: Partner;
  /** Whether the stranger has said what is sent, which is better than guessing from what comes. */
  readonly hasTold: boolean;
  /** When the stranger's "typing" wears off. */
  readonly typingUntil: number;
  /** Nothing gets through; at this time it is lost. */
  readonly interruptedUntil: number | undefined;
  readonly conversation: readonly Said[];
  /** What we send now, and what we last told the stranger of it. */
  readonly sending: Sending;
  readonly told: (Sending & { readonly at: number }) | undefined;
  readonly typingTold: { readonly active: boolean; readonly at: number };
  readonly says: Bucket;
  readonly conduct: PartnerConduct;
}

/** What the stranger says of themselves: what is sent now, and whether they are typing. */
export interface Partner {
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly typing: boolean;
}

export interface Sending {
  readonly camera: boolean;
  readonly microphone: boolean;
}

export type CallEvent =
  | {
      readonly type: 'transport';
      readonly state: 'connected' | 'interrupted' | 'failed' | 'closed';
    }
  | { readonly type: 'channelOpened' }
  /** The first of the stranger's picture is here. */
  | { readonly type: 'pictureArrived' }
  | { readonly type: 'channelClosed' }
  | { readonly type: 'received'; readonly frame: Uint8Array }
  /** Something that no client of ours does: a text frame, a second channel. */
  | { readonly type: 'misbehaved' }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'typing'; readonly active: boolean }
  | { readonly type: 'sending'; readonly sending: Sending }
  | { readonly type: 'tick' };

/**
 * - `left`: on purpose; `lost`: the connection broke; `failed`: it never worked properly
 * - `misbehaved`: the stranger's client broke the rules of the partner wire
 * - `intercepted`: the one who answered is not the one who was announced (SPEC V4)
 * - `distrusted`: by our own person, who compared and saw something else (SPEC V3)
 * - `relayUnavailable`: reached through a relay or not at all, and there is none
 * - `flagged`: by us; `removed`: the stranger was ended by the server
 * - `terminated`: we were; `blocked`: our network is kept away
 */
export type EndReason =
  | 'left'
  | 'lost'
  | 'failed'
  | 'misbehaved'
  | 'intercepted'
  | 'distrusted'
  | 'relayUnavailable'
  | 'flagged'
  | 'removed'
  | 'terminated'
  | 'blocked';

export type CallStep = Stayed | { readonly ok: false; readonly why: EndReason };

interface Stayed {
  readonly ok: true;
  readonly call: Call;
  readonly tell: readonly PartnerMessage[];
  /** What the stranger says of the connection: not the call's business. */
  readonly described?: Uint8Array;
  /** What opens the commitment of theirs: neither. */
  readonly revealed?: Uint8Array;
}

export type SayFault = 'empty' | 'tooLong' | 'notConnected' | 'tooFast';

const channelDeadlineMs = 10_000;
/** It is the first thing that an honest client sends. */
const revealDeadlineMs = 5_000;
/** Longer than a lift, shorter than anyone's patience; a restart of ICE comes before that. */
const interruptionDeadlineMs = 15_000;
/** "Typing" is repeated this often and believed this long. */
const typingRepeatMs = 3_000;
const typingSpacingMs = 1_000;
const typingBelievedMs = 6_000;
/** Somebody leaning on the mute key is one change, not thirty. */
const mediaSpacingMs = 200;
const sayAllowance: Allowance = { burst: 6, perSecond: 1.5 };

/** Begins when media can flow; the data channel follows a moment later. */
export function beginCall(sending: Sending, hasSound: boolean, now: number): Call {
  return {
    channel: { state: 'opening', until: now + channelDeadlineMs },
    outbox: [],
    revealsBy: now + channelDeadlineMs + revealDeadlineMs,
    // Until they say otherwise, within a round trip or two: most have a microphone, and a picture
    // is there when it is there.
    partner: { camera: false, microphone: hasSound, typing: false },
    hasTold: false,
    typingUntil: Number.POSITIVE_INFINITY,
    interruptedUntil: undefined,
    conversation: [],
    sending,
    told: undefined,
    typingTold: { active: false, at: Number.NEGATIVE_INFINITY },
    says: fullBucket(sayAllowance, now),
    conduct: newConduct(now),
  };
}

export function stepCall(call: Call, event: CallEvent, now: number): CallStep {
  switch (event.type) {
    case 'transport':
      return stepTransport(call, event.state, now);
    case 'channelOpened':
      return call.channel.state === 'open'
        ? stay(call)
        : tellHeld({ ...call, channel: { state: 'open' } }, now);
    case 'pictureArrived':
      return call.hasTold
        ? stay(call)
        : stay({ ...call, partner: { ...call.partner, camera: true } });
    case 'channelClosed':
      // A stranger's browser closes it when it leaves, also when there was no time for a Bye.
      return { ok: false, why: call.interruptedUntil === undefined ? 'left' : 'lost' };
    case 'received':
      return hear(call, event.frame, now);
    case 'misbehaved':
      return { ok: false, why: 'misbehaved' };
    case 'say':
      return say(call, event.text, now);
    case 'typing':
      return tellTyping(call, event.active, now);
    case 'sending':
      return tellSending({ ...call, sending: event.sending }, now);
    case 'tick':
      return stepClock(call, now);
    default:
      return event satisfies never;
  }
}

/**
 * The connection is beyond repair, and another takes its place: a channel that opens anew, over which
 * both open their commitments again, and say again what they send.
 */
export function sever(call: Call, now: number): Call {
  return {
    ...call,
    channel: { state: 'opening', until: now + channelDeadlineMs },
    revealsBy: now + channelDeadlineMs + revealDeadlineMs,
    interruptedUntil: call.interruptedUntil ?? now + interruptionDeadlineMs,
    told: undefined,
    typingTold: { active: false, at: Number.NEGATIVE_INFINITY },
  };
}

/**
 * Whether the channel takes anything. Not while the connection is interrupted: nothing would get
 * through, and a Firefox that sends while it has no way fails the whole connection, which no restart
 * of ICE brings back (decision 004).
 */
export const canTell = ({ channel, interruptedUntil }: Call): boolean =>
  channel.state === 'open' && interruptedUntil === undefined;

/** When `tick` is next needed; Infinity when nothing waits. */
export function callDeadline(call: Call): number {
  return Math.min(
    call.channel.state === 'opening' ? call.channel.until : Number.POSITIVE_INFINITY,
    call.revealsBy ?? Number.POSITIVE_INFINITY,
    call.interruptedUntil ?? Number.POSITIVE_INFINITY,
    call.typingUntil,
    isUntold(call) ? (call.told?.at ?? 0) + mediaSpacingMs : Number.POSITIVE_INFINITY,
  );
}

/** Why this text cannot be sent now; undefined when it can. */
export function sayFault(call: Call, text: string, now: number): SayFault | undefined {
  if (text.trim() === '') return 'empty';
  if (text.length > maxSayCharacters) return 'tooLong';
  return takeToken(call.says, sayAllowance, now) === undefined ? 'tooFast' : undefined;
}

function stepTransport(
  call: Call,
  state: 'connected' | 'interrupted' | 'failed' | 'closed',
  now: number,
): CallStep {
  switch (state) {
    case 'connected':
      return call.interruptedUntil === undefined
        ? stay(call)
        : tellHeld({ ...call, interruptedUntil: undefined }, now);
    // A restart may yet bring it back.
    case 'failed':
    case 'interrupted':
      return call.interruptedUntil === undefined
        ? stay({ ...call, interruptedUntil: now + interruptionDeadlineMs })
        : stay(call);
    case 'closed':
      return stepCall(call, { type: 'channelClosed' }, now);
    default:
      return state satisfies never;
  }
}

function hear(call: Call, frame: Uint8Array, now: number): CallStep {
  const judged = judgeFrame(call.conduct, frame, now);
  if (!judged.ok) return { ok: false, why: 'misbehaved' };
  const { heard, conduct } = judged;
  const heardCall = { ...call, conduct };
  switch (heard.type) {
    case 'Say':
      return stay({
        ...setTyping(heardCall, false, now),
        conversation: addSaid(call.conversation, 'stranger', heard.text),
      });
    case 'Typing':
      return stay(setTyping(heardCall, heard.active, now));
    case 'Media': {
      const { camera, microphone } = heard;
      const partner = { ...call.partner, camera, microphone };
      return stay({ ...heardCall, hasTold: true, partner });
    }
    case 'Describe':
      return { ...stay(heardCall), described: heard.blob };
    case 'Reveal':
      // Once: a second one would choose among what was shown.
      return call.revealsBy === undefined
        ? { ok: false, why: 'misbehaved' }
        : { ...stay({ ...heardCall, revealsBy: undefined }), revealed: heard.nonce };
    case 'Bye':
      return { ok: false, why: 'left' };
    default:
      return heard satisfies never;
  }
}

function setTyping(call: Call, typing: boolean, now: number): Call {
  const typingUntil = typing ? now + typingBelievedMs : Number.POSITIVE_INFINITY;
  return call.partner.typing === typing
    ? { ...call, typingUntil }
    : { ...call, typingUntil, partner: { ...call.partner, typing } };
}

function say(call: Call, text: string, now: number): CallStep {
  const says = takeToken(call.says, sayAllowance, now);
  if (says === undefined || sayFault(call, text, now) !== undefined) return stay(call);
  const said = {
    ...call,
    says,
    conversation: addSaid(call.conversation, 'you', text),
    // Whoever hears it knows that the typing is over.
    typingTold: { active: false, at: call.typingTold.at },
  };
  return tell(said, [{ type: 'Say', text: encodeUtf8(text) }]);
}

function tellTyping(call: Call, active: boolean, now: number): CallStep {
  const { typingTold } = call;
  const since = now - typingTold.at;
  const isDue = active
    ? since >= (typingTold.active ? typingRepeatMs : typingSpacingMs)
    : typingTold.active;
  // Kept for later it would be wrong.
  if (!isDue || !canTell(call)) return stay(call);
  const at = active ? now : typingTold.at;
  return tell({ ...call, typingTold: { active, at } }, [{ type: 'Typing', active }]);
}

function isUntold(call: Call): boolean {
  const { sending, told } = call;
  const isNew = told?.camera !== sending.camera || told.microphone !== sending.microphone;
  return isNew && canTell(call);
}

function tellSending(call: Call, now: number, first: readonly PartnerMessage[] = []): CallStep {
  const toldAt = call.told?.at ?? Number.NEGATIVE_INFINITY;
  if (!isUntold(call) || now - toldAt < mediaSpacingMs) return tell(call, first);
  const { camera, microphone } = call.sending;
  const told = { camera, microphone, at: now };
  return tell({ ...call, told }, [{ type: 'Media', camera, microphone }, ...first]);
}

/** What has waited goes out, if it can now. */
function tellHeld(call: Call, now: number): CallStep {
  return canTell(call) ? tellSending({ ...call, outbox: [] }, now, call.outbox) : stay(call);
}

function stepClock(call: Call, now: number): CallStep {
  // What is stuck in a broken line was perhaps said.
  const why = call.interruptedUntil === undefined ? 'failed' : 'lost';
  if (call.channel.state === 'opening' && now >= call.channel.until) return { ok: false, why };
  if (call.revealsBy !== undefined && now >= call.revealsBy) return { ok: false, why };
  if (call.interruptedUntil !== undefined && now >= call.interruptedUntil) {
    return { ok: false, why: 'lost' };
  }
  return tellSending(now >= call.typingUntil ? setTyping(call, false, now) : call, now);
}

const stay = (call: Call): Stayed => ({ ok: true, call, tell: [] });

function tell(call: Call, messages: readonly PartnerMessage[]): CallStep {
  return canTell(call)
    ? { ok: true, call, tell: messages }
    : stay({ ...call, outbox: [...call.outbox, ...messages] });
}
