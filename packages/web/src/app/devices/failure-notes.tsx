import { failureWords } from '../../words/later-words.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { canTryAgain, type Failure } from './device-failure.ts';
import { openFrom } from './open-from.ts';
import { PermissionHelp } from './permission-help.tsx';

interface FailureNotesProps {
  readonly failures: readonly Failure[];
  /** In the place of the picture, or small above it. */
  readonly large: boolean;
}

/** Why a device is missing, and what to do about it. */
export function FailureNotes({ failures, large }: FailureNotesProps) {
  const app = useApp();
  return (
    <div class={large ? 'saying' : 'note'} role="alert">
      {failures.map(({ subject, code }) => (
        <div key={subject} data-failure={subject} data-code={code}>
          <p class="serif">{failureWords[code].title(subject)}</p>
          <p>{failureWords[code].advice(subject)}</p>
        </div>
      ))}
      {large && failures.some(({ code }) => code === 'refused') && <PermissionHelp />}
      {failures.some(({ code }) => canTryAgain(code)) && (
        <button type="button" class="glass" onClick={(event) => openFrom(event, app)}>
          {words.devices.tryAgain}
        </button>
      )}
    </div>
  );
}
