import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { space } from '../space.ts';

/** That another device has taken the place of the chosen one. Always there, so that it is read out. */
export function InsteadNote() {
  const { camera, microphone } = useApp().devices.value;
  const taken = [camera, microphone].filter(
    (device) => (device.state === 'on' || device.state === 'muted') && device.instead,
  );
  return (
    <p class="instead" role="status">
      {taken
        .map((device) => ('label' in device ? words.devices.instead(device.label) : ''))
        .join(space)}
    </p>
  );
}
