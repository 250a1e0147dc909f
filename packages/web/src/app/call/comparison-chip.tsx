import { comparingWords } from '../../words/later-words.ts';
import type { Comparison } from './comparison.ts';

interface ComparisonChipProps {
  readonly comparison: Comparison;
  readonly onOpen: () => void;
}

/** A shield: what has been compared, and the way to compare. */
export function ComparisonChip({ comparison, onOpen }: ComparisonChipProps) {
  const { state } = comparison;
  const text = comparingWords.chip[state];
  const means = comparingWords.chipMeans[state];
  if (state === 'checking') {
    return (
      <span class="fact" data-comparison={state}>
        <Shield ticked={false} />
        {text}
        <span class="hidden">{means}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      class="fact"
      data-comparison={state}
      aria-haspopup="dialog"
      aria-label={`${text}. ${means}`}
      onClick={onOpen}
    >
      <Shield ticked={state === 'compared'} />
      {text}
    </button>
  );
}

/** Not among the icons of the lobby, which are loaded before anybody is met. */
function Shield({ ticked }: { ticked: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 3l7 2.6v5.6c0 4.4-2.9 7.9-7 9.8-4.1-1.9-7-5.4-7-9.8V5.6Z" />
      {ticked && <path d="M8.6 12l2.4 2.4 4.4-4.8" />}
    </svg>
  );
}
