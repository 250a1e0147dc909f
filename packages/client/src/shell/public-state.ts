import type { Line } from '../core/line.ts';
import type { Encounter } from '../core/meeting.ts';
import type { Line as PublicLine, Meeting as PublicMeeting } from './passerby-state.ts';

/** The line as the page sees it: sockets, tokens and deadlines are nobody's business. */
export function publicLine(line: Line): PublicLine {
  switch (line.state) {
    case 'open':
      return { state: 'open' };
    case 'closed':
      return { state: 'closed', code: line.code };
    case 'opening':
    case 'greeting':
    case 'pausing':
      return line.attempt === 0
        ? { state: 'connecting' }
        : { state: 'reconnecting', attempt: line.attempt };
    default:
      return line satisfies never;
  }
}

/** The meeting as the page sees it. `remote` is the stream of the current connection. */
export function publicMeeting(
  { meeting, relaxAfterMs }: Encounter,
  remote: MediaStream,
): PublicMeeting {
  if (meeting.phase === 'none') return { phase: 'none' };
  const { wish } = meeting.quest;
  switch (meeting.phase) {
    case 'searching':
      return {
        phase: 'searching',
        wish,
        since: meeting.since,
        relaxAfterMs,
        missed: meeting.missed,
        working: meeting.working,
      };
    case 'connecting': {
      const { since, sharedInterests } = meeting;
      return { phase: 'connecting', wish, since, sharedInterests };
    }
    case 'talking': {
      const { since, sharedInterests, call, route, quality, verification } = meeting;
      const { partner, conversation } = call;
      const interrupted = call.interruptedUntil !== undefined;
      return {
        phase: 'talking',
        pairing: meeting.connection,
        wish,
        since,
        sharedInterests,
        remote,
        partner,
        interrupted,
        route,
        quality,
        addressHidden: meeting.relay === 'only',
        verification,
        conversation,
      };
    }
    case 'ended': {
      const { why, conversation } = meeting;
      return { phase: 'ended', wish, why, conversation };
    }
    default:
      return meeting satisfies never;
  }
}
