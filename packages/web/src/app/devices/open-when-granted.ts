import type { App } from '../app-context.ts';
import { canOpenUnasked, type Granted, queryPermission } from './granted.ts';
import { wantedDevices } from './wanted-devices.ts';

/**
 * Returning visitors see themselves at once, and whoever allows a refused device in the browser's
 * settings need not reload. Nobody is ever asked from here: only what is granted is opened.
 */
export async function openWhenGranted(app: App): Promise<void> {
  const granted: { camera: Granted; microphone: Granted } = {
    camera: 'unknown',
    microphone: 'unknown',
  };
  const openIfAllowed = () => {
    const wanted = wantedDevices(app.preferences.value);
    if (canOpenUnasked(wanted, granted)) void app.own.open();
  };
  const changed = (name: 'camera' | 'microphone') => (now: Granted) => {
    granted[name] = now;
    const device = app.devices.value[name];
    if (now === 'granted' && device.state === 'failed') openIfAllowed();
  };
  granted.camera = await queryPermission('camera', changed('camera'));
  granted.microphone = await queryPermission('microphone', changed('microphone'));
  if (!app.own.asked.value) openIfAllowed();
}
