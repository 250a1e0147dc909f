import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { canTryAgain, type Failure } from '../devices/device-failure.ts';

/** Why a device is missing and what to do: in the place of the picture, or small above it. */
export function FailureNote({ failure, large }: { failure: Failure; large: boolean }) {
  const app = useApp();
  const { title, advice } = words.devices.failures[failure.code];
  return (
    <div
      class={large ? 'saying' : 'note'}
      role="alert"
      data-failure={failure.subject}
      data-code={failure.code}
    >
      <p class="serif">{title(failure.subject)}</p>
      <p>{advice(failure.subject)}</p>
      {canTryAgain(failure.code) && (
        <button type="button" class="glass" onClick={() => void app.own.open()}>
          {words.devices.tryAgain}
        </button>
      )}
    </div>
  );
}
