import type { Wish } from '@passerby/client';
import { comparingWords } from '../../words/later-words.ts';
import { Dialog } from '../dialog.tsx';
import type { Comparison } from './comparison.ts';
import { namedEmoji } from './emoji-table.ts';

/** What came of it; `shut`: nothing, for now. */
export type ComparisonAnswer = 'match' | 'again' | 'differ' | 'shut';

interface ComparisonDialogProps {
  readonly comparison: Exclude<Comparison, { state: 'checking' }>;
  readonly mode: Wish['mode'];
  readonly onAnswer: (answer: ComparisonAnswer) => void;
}

/** Five emoji with their names, which carry them where a device has no picture for one. */
export function ComparisonDialog({ comparison, mode, onAnswer }: ComparisonDialogProps) {
  const { state, emoji } = comparison;
  const words = comparingWords;
  return (
    <Dialog
      title={words.title}
      // Shut first, then answered: what is said outside of a modal while it is open is not read out.
      onClose={(answer) => onAnswer(answer === 'match' ? 'match' : 'shut')}
    >
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes it from a list without markers */}
      <ol class="emoji" role="list" aria-label={words.list}>
        {emoji.map(namedEmoji).map(({ picture, name }, place) => (
          <li key={place}>
            <span class="emoji-picture" aria-hidden="true">
              {picture}
            </span>
            <span class="emoji-name">{name}</span>
          </li>
        ))}
      </ol>
      <p>{words.how(mode)}</p>
      <p class="aside">{words.notByChat}</p>
      <p class={state === 'compared' ? 'comparison-state' : 'hidden'} role="status">
        {words.state[state]}
      </p>
      <div class="answers">
        {state === 'uncompared' ? (
          <button
            type="button"
            onClick={({ currentTarget }) => currentTarget.closest('dialog')?.close('match')}
          >
            {words.match}
          </button>
        ) : (
          <button type="button" onClick={() => onAnswer('again')}>
            {words.again}
          </button>
        )}
        <button type="button" class="differ" onClick={() => onAnswer('differ')}>
          {words.differ}
        </button>
      </div>
    </Dialog>
  );
}
