import { reportingWords } from '../../words/later-words.ts';
import { RoomIcon } from '../room-icon.tsx';

/** In the dock, as long as somebody is on the screen. */
export function ReportControl({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      class="control"
      aria-label={reportingWords.title}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      <RoomIcon name="report" />
      <span>{reportingWords.report}</span>
    </button>
  );
}
