import type { CaptureWishes } from '@passerby/client';
import type { Preferences, Switches } from '../../preferences.ts';
import type { App } from '../app-context.ts';

/** How the devices are to be opened, as far as that is remembered. */
export function wishesOf({
  switches,
}: Pick<Preferences, 'switches'>): Omit<CaptureWishes, 'facing'> {
  const { saving, echoCancellation, noiseSuppression, autoGainControl } = switches;
  return {
    picture: saving ? 'saving' : 'full',
    echoCancellation,
    noiseSuppression,
    autoGainControl,
  };
}

/** Turns a switch, and lets the open devices follow. */
export function turnSwitch(
  app: Pick<App, 'preferences' | 'prefer' | 'media'>,
  name: keyof Switches,
  on: boolean,
): void {
  app.prefer({ switches: { ...app.preferences.value.switches, [name]: on } });
  void app.media.adjust(wishesOf(app.preferences.value));
}
