import { settingsWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';

/** Between the front and the back of a phone, which has more than one camera and no mouse. */
export function TurnCamera() {
  const { devices, media } = useApp();
  const { camera, cameras, wishes } = devices.value;
  const isPhone = matchMedia('(pointer: coarse)').matches;
  if (!isPhone || cameras.length < 2 || camera.state !== 'on') return null;
  const facing = wishes.facing === 'user' ? 'environment' : 'user';
  return (
    <button type="button" onClick={() => void media.adjust({ facing })}>
      {settingsWords.turn}
    </button>
  );
}
