import { reportingWords } from '../../words/later-words.ts';
import { useRoomReporting } from './reporting.ts';

/** While searching and after a call: for whoever left before the list was open. */
export function ReportLast() {
  const reporting = useRoomReporting();
  if (reporting?.last === undefined) return null;
  return (
    <button
      type="button"
      class="report-last"
      aria-haspopup="dialog"
      onClick={() => reporting.openLast()}
    >
      {reportingWords.last}
    </button>
  );
}
