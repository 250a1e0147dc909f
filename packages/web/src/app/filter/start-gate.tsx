import { ownPictureWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { space } from '../space.ts';

/** Between Start and the stranger, when the filter takes one's own picture for nudity. */
export function StartGate({ onClose }: { onClose(): void }) {
  const app = useApp();
  const start = () => {
    onClose();
    app.entrance.start();
  };
  return (
    <Dialog title={words.gateTitle} onClose={onClose}>
      <p>
        {words.title}
        {space}
        {words.advice}
      </p>
      <button
        type="button"
        onClick={() => {
          void app.own.toggleCamera();
          start();
        }}
      >
        {words.cameraOffFirst}
      </button>
      <button type="button" onClick={start}>
        {words.startAnyway}
      </button>
    </Dialog>
  );
}
