import { signal } from '@preact/signals';
import { loadLaterWords } from '../../words/later-words.ts';
import { words } from '../../words/words.ts';
import type { RecordDialog } from './record-dialog.tsx';

const dialog = signal<typeof RecordDialog | 'failed' | undefined>(undefined);

/** Few look, and the lobby is small without it. What did not arrive is asked for again with the next press. */
export async function loadRecord(): Promise<void> {
  if (typeof dialog.value === 'function') return;
  dialog.value = await Promise.all([import('./record-dialog.tsx'), loadLaterWords()]).then(
    ([module]) => module.RecordDialog,
    () => 'failed' as const,
  );
}

export function LaterRecord({ onClose }: { onClose: () => void }) {
  const Loaded = dialog.value;
  if (Loaded === undefined) return null;
  if (Loaded === 'failed') return <span role="alert">{words.endings.roomMissing.advice}</span>;
  return <Loaded onClose={onClose} />;
}
