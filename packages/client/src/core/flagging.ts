import type { FlagReason } from '@passerby/protocol/client-messages';
import { flagWindowMs } from '@passerby/protocol/limits';
import type { Encounter, MeetingEffect } from './meeting.ts';
import { sayGoodbye } from './meeting-ending.ts';
import { probeLine } from './meeting-rounds.ts';

/** Flags one stranger, never the next one: `pairing` is the one that was on the screen. */
export function flag(
  state: Encounter,
  { pairing, reason }: { readonly pairing: number; readonly reason: FlagReason },
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { meeting, former } = state;
  if (meeting.phase === 'talking' && meeting.connection === pairing) {
    const { ticket, quest } = meeting;
    sayGoodbye(meeting, effects);
    const ended = { phase: 'ended', quest, why: 'flagged', conversation: [] } as const;
    const report = { pairing, ticket, reason, state: 'waiting', isTold: false } as const;
    return { ...state, meeting: ended, report };
  }
  if (former?.pairing !== pairing || now >= former.until) return state;
  const report = {
    pairing,
    ticket: former.ticket,
    reason,
    state: 'waiting',
    isTold: false,
  } as const;
  return { ...state, former: undefined, report };
}

/** The line is there: a flag that waited for it goes out, and what is asked after it shows that it did. */
export function deliver(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const { report } = state;
  if (report?.state !== 'waiting' || report.isTold || state.line === 'away') return state;
  const { ticket, reason } = report;
  effects.push({ do: 'send', message: { type: 'Flag', ticket, reason } });
  const told = { ...state, report: { ...report, isTold: true }, lineProvesBy: undefined };
  return probeLine(told, now, effects);
}

/** Whoever was on the screen, and is no more, can be flagged for a while. */
export function rememberFormer(before: Encounter, after: Encounter, now: number): Encounter {
  const { meeting } = before;
  if (meeting.phase !== 'talking') return after;
  const { connection: pairing, ticket } = meeting;
  const goesOn = after.meeting.phase === 'talking' && after.meeting.connection === pairing;
  if (goesOn || after.report?.pairing === pairing) return after;
  return { ...after, former: { pairing, ticket, until: now + flagWindowMs } };
}
