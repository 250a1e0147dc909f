import { settingsWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';

/** Between the front and the back of a phone, which has more than one camera and no mouse. */
export function TurnCamera() {
  const { devices, media } = useApp();
  const { camera, cameras, wishes } = devices.value;
  const isPhone = matchMedia('(pointer: coarse)').matches;
  if (!isPhone || cameras.length < 2 || (camera.state !== 'on' && camera.state !== 'asking')) {
    return null;
  }
  const facing = wishes.facing === 'user' ? 'environment' : 'user';
  return (
    <button
      type="button"
      // It stays where it is while the other one opens, and so does the focus.
      aria-disabled={camera.state === 'asking'}
      onClick={() => camera.state === 'on' && void media.adjust({ facing })}
    >
      {settingsWords.turn}
    </button>
  );
}
