import type { Preferences } from '../../preferences.ts';
import type { Subject } from '../../words/en/devices.ts';

export interface WantedDevices {
  readonly camera: boolean;
  readonly microphone: boolean;
}

/** What a mode uses, less what the person keeps off. */
export function wantedDevices(preferences: Preferences): WantedDevices {
  const { mode, camera, microphone } = preferences;
  return {
    camera: mode === 'video' && camera.on,
    microphone: mode !== 'text' && microphone.on,
  };
}

/** The same in one word, or undefined when nothing is wanted. */
export function wantedSubject(wanted: WantedDevices): Subject | undefined {
  if (wanted.camera && wanted.microphone) return 'both';
  if (wanted.camera) return 'camera';
  return wanted.microphone ? 'microphone' : undefined;
}
