import type { DeviceState, Media } from '@passerby/client';
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Preferences } from '../../preferences.ts';
import { wantedDevices } from './wanted-devices.ts';

/** One's own camera and microphone, as the buttons see them: choices are remembered. */
export interface OwnDevices {
  /** Whether this page has asked the browser for a device yet. */
  readonly asked: ReadonlySignal<boolean>;
  /** Asks for what the mode and the choices want. Only ever after a press, or when granted. */
  open(): Promise<void>;
  toggleCamera(): Promise<void>;
  toggleMicrophone(): Promise<void>;
  chooseCamera(deviceId: string): Promise<void>;
  chooseMicrophone(deviceId: string): Promise<void>;
  /** After the mode has changed: closes what it does not use, opens what was open before. */
  follow(mode: Preferences['mode']): Promise<void>;
}

export function createOwnDevices(
  media: Media,
  preferences: ReadonlySignal<Preferences>,
  prefer: (change: Partial<Preferences>) => void,
): OwnDevices {
  const asked = signal(false);

  /** Only remembers: nothing is open yet, or what is open is this very device. */
  const recallChoices = async () => {
    const { camera, microphone } = preferences.value;
    if (isOpen(media.state.camera) || isOpen(media.state.microphone)) return;
    if (camera.deviceId !== '') await media.chooseCamera(camera.deviceId);
    if (microphone.deviceId !== '') await media.chooseMicrophone(microphone.deviceId);
  };

  const open = async () => {
    asked.value = true;
    await recallChoices();
    await media.open(wantedDevices(preferences.value));
  };

  return {
    asked,
    open,
    async toggleCamera() {
      const { state } = media.state.camera;
      if (state === 'asking') return;
      const on = state !== 'on';
      prefer({ camera: { ...preferences.value.camera, on } });
      asked.value = true;
      if (on) await recallChoices();
      await media.setCamera(on);
    },
    async toggleMicrophone() {
      const { state } = media.state.microphone;
      if (state === 'asking') return;
      const on = state !== 'on';
      prefer({ microphone: { ...preferences.value.microphone, on } });
      asked.value = true;
      if (on) await recallChoices();
      await media.setMicrophone(on);
    },
    async chooseCamera(deviceId) {
      prefer({ camera: { ...preferences.value.camera, deviceId } });
      await media.chooseCamera(deviceId);
      // Another is chosen because this one failed.
      const { camera } = preferences.value;
      if (camera.on && media.state.camera.state === 'failed') await media.setCamera(true);
    },
    async chooseMicrophone(deviceId) {
      prefer({ microphone: { ...preferences.value.microphone, deviceId } });
      await media.chooseMicrophone(deviceId);
      const { microphone } = preferences.value;
      if (microphone.on && media.state.microphone.state === 'failed') {
        await media.setMicrophone(true);
      }
    },
    async follow(mode) {
      if (mode === 'text') return media.close();
      if (mode === 'audio') await media.setCamera(false);
      if (asked.value) await open();
    },
  };
}

const isOpen = ({ state }: DeviceState): boolean => state === 'on' || state === 'muted';
