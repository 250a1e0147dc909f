import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';

/** Between Start and the stranger, when the filter takes one's own picture for nudity. */
export function StartGate({ onClose }: { onClose(): void }) {
  const app = useApp();
  const start = () => {
    onClose();
    app.entrance.start();
  };
  return (
    <Dialog title={words.filter.gateTitle} onClose={onClose}>
      <p>
        {words.filter.ownTitle} {words.filter.ownAdvice}
      </p>
      <button
        type="button"
        onClick={() => {
          void app.own.toggleCamera();
          start();
        }}
      >
        {words.filter.cameraOffFirst}
      </button>
      <button type="button" onClick={start}>
        {words.filter.startAnyway}
      </button>
    </Dialog>
  );
}
