import { useSignal } from '@preact/signals';
import { words } from '../../words/words.ts';
import { Icon } from '../icon.tsx';
import { LaterRecord, loadRecord } from './later-record.tsx';

/** Opens what the server knows about this session: in words in the lobby, as a sign in the call. */
export function RecordButton({ class: looks }: { class: 'in-text' | 'round glass' }) {
  const open = useSignal(false);
  const inText = looks === 'in-text';
  return (
    <>
      <button
        type="button"
        class={looks}
        aria-haspopup="dialog"
        aria-label={inText ? undefined : words.lobby.record}
        onClick={() => {
          open.value = true;
          void loadRecord();
        }}
      >
        {inText ? words.lobby.record : <Icon name="record" />}
      </button>
      {open.value && (
        <LaterRecord
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}
