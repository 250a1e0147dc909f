import type { Meeting } from '@passerby/client';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';

/** What is worth knowing just now, in a corner. Each chip is read out when it appears. */
export function Chips({ meeting, escaped }: { meeting: Meeting; escaped: boolean }) {
  const { line } = useApp().session.value;
  const together = meeting.phase === 'talking' || meeting.phase === 'connecting';
  const shared = together ? meeting.sharedInterests : [];
  const talking = meeting.phase === 'talking' ? meeting : undefined;
  const withSound = talking !== undefined && talking.wish.mode !== 'text';
  return (
    <div class="chips-corner" role="status">
      {shared.length > 0 && (
        <span class="fact" dir="auto">
          {words.call.bothLike(shared)}
        </span>
      )}
      {talking?.interrupted && <span class="fact warn">{words.call.shaky}</span>}
      {withSound && !talking.partner.microphone && (
        <span class="fact">{words.call.microphoneOff}</span>
      )}
      {talking && line.state === 'closed' && <span class="fact">{words.call.lineClosed}</span>}
      {talking && (line.state === 'reconnecting' || line.state === 'connecting') && (
        <span class="fact">{words.call.lineAway}</span>
      )}
      {escaped && <span class="fact">{words.call.escapeAgain}</span>}
    </div>
  );
}
