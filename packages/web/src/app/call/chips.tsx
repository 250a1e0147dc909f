import type { Meeting } from '@passerby/client';
import { callWords, reportingWords, roomWords, veilWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import type { Reporting } from '../report/reporting.ts';
import type { Comparison } from './comparison.ts';
import { ComparisonChip } from './comparison-chip.tsx';
import { DeviceChips } from './device-chips.tsx';
import { LineChips } from './line-chips.tsx';
import { RouteChip } from './route-chip.tsx';

interface ChipsProps {
  readonly meeting: Meeting;
  readonly escaped: boolean;
  readonly comparison: Comparison | undefined;
  readonly onCompare: () => void;
  readonly onSettings: () => void;
  readonly reported: Reporting['became'];
}

/** What is worth knowing just now, in a corner. Each chip is read out when it appears. */
export function Chips(props: ChipsProps) {
  const { meeting, escaped, comparison, onCompare, onSettings, reported } = props;
  const app = useApp();
  const { line } = app.session.value;
  const together = meeting.phase === 'talking' || meeting.phase === 'connecting';
  const shared = together ? meeting.sharedInterests : [];
  const talking = meeting.phase === 'talking' ? meeting : undefined;
  const withSound = talking !== undefined && talking.wish.mode !== 'text';
  const goesOut = meeting.phase !== 'none' && meeting.phase !== 'ended';
  const pictured = app.devices.value.camera.state === 'on' && goesOut;
  const warned =
    pictured && meeting.wish.mode === 'video' && app.filter.own.value.state === 'warned';
  return (
    <div class="chips-corner" role="status" aria-atomic={false}>
      {talking && <RouteChip meeting={talking} />}
      {comparison && <ComparisonChip comparison={comparison} onOpen={onCompare} />}
      {shared.length > 0 && (
        <span class="fact" dir="auto">
          {callWords.bothLike(shared)}
        </span>
      )}
      {talking?.interrupted && talking.wish.mode === 'text' && (
        <span class="fact warn">{callWords.shaky}</span>
      )}
      {withSound && talking.interrupted && <span class="hidden">{roomWords.reconnecting}</span>}
      {talking && !talking.interrupted && <LineChips meeting={talking} />}
      {goesOut && meeting.wish.mode !== 'text' && (
        <DeviceChips key={talking?.pairing} onSettings={onSettings} />
      )}
      {withSound && !talking.partner.microphone && (
        <span class="fact">{callWords.microphoneOff}</span>
      )}
      {talking && line.state === 'closed' && <span class="fact">{callWords.lineClosed}</span>}
      {talking && (line.state === 'reconnecting' || line.state === 'connecting') && (
        <span class="fact">{callWords.lineAway}</span>
      )}
      {warned && <span class="fact warn">{veilWords.ownInCall}</span>}
      {reported && <span class="fact">{reportingWords.became[reported]}</span>}
      {escaped && <span class="fact">{callWords.escapeAgain}</span>}
    </div>
  );
}
