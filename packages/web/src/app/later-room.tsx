import type { Meeting } from '@passerby/client';
import { signal } from '@preact/signals';
import { loadLaterWords } from '../words/later-words.ts';
import { words } from '../words/words.ts';
import type { Room } from './call/room.tsx';

const room = signal<typeof Room | 'failed' | undefined>(undefined);

/** The lobby comes first and is small; the room follows while one looks into the mirror. */
export async function loadRoom(): Promise<void> {
  room.value = await Promise.all([import('./call/room.tsx'), loadLaterWords()]).then(
    ([module]) => module.Room,
    () => 'failed' as const,
  );
}

/** The room, as soon as it is there. */
export function LaterRoom({ meeting }: { meeting: Exclude<Meeting, { phase: 'none' }> }) {
  const Loaded = room.value;
  if (Loaded === undefined) return null;
  if (Loaded !== 'failed') return <Loaded meeting={meeting} />;
  const { title, advice } = words.endings.roomMissing;
  return (
    <div class="scene">
      <h1>{title}</h1>
      <p class="scene-note">{advice}</p>
      <div class="actions">
        <button type="button" class="go" onClick={() => location.reload()}>
          {words.endings.reload}
        </button>
      </div>
    </div>
  );
}
