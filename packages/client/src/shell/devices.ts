import type { DeviceFailure, Kind, Requested } from '../core/capture.ts';
import {
  type CaptureWishes,
  microphoneConstraints,
  pictureConstraints,
} from '../core/capture-wishes.ts';
import { mediaFailure } from './media-failure.ts';
import type { Device } from './media-state.ts';

/** Which device: the very one, the one if it is there, or (undefined) any. */
export interface Choice {
  readonly deviceId: string;
  readonly strictly: boolean;
}

export type Choices = Readonly<Record<Kind, Choice | undefined>>;

/** The browser's devices: nothing here remembers anything. */
export interface Devices {
  request(
    kinds: readonly Kind[],
    choices: Choices,
    wishes: CaptureWishes,
  ): Promise<Requested<MediaStreamTrack>>;
  permissionOf(kind: Kind): Promise<PermissionState | 'unknown'>;
  /** May not answer before somebody looks at the tab. */
  list(): Promise<Readonly<Record<'cameras' | 'microphones' | 'speakers', readonly Device[]>>>;
  /** Calls back when devices come or go; returns a function that stops it. */
  watch(changed: () => void): () => void;
}

export const browserDevices: Devices = {
  async request(kinds, choices, wishes) {
    // Outside of secure contexts the API is not there at all.
    if (navigator.mediaDevices === undefined)
      return fail(isSecureContext ? 'unsupported' : 'insecure');
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: kinds.includes('camera') && {
          ...pictureConstraints(wishes),
          facingMode: { ideal: wishes.facing },
          ...deviceOf(choices.camera),
        },
        audio: kinds.includes('microphone') && {
          ...microphoneConstraints(wishes),
          ...deviceOf(choices.microphone),
        },
      });
      const tracks = stream
        .getTracks()
        .map((track) => [track.kind === 'video' ? 'camera' : 'microphone', track] as const);
      return { ok: true, tracks: new Map(tracks) };
    } catch (error) {
      return fail(mediaFailure(error));
    }
  },

  async permissionOf(kind) {
    try {
      return (await navigator.permissions.query({ name: kind as PermissionName })).state;
    } catch {
      return 'unknown';
    }
  },

  async list() {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const of = (kind: MediaDeviceKind) =>
      // Before permission there is one nameless entry for each kind, and nothing to choose.
      all
        .filter((device) => device.kind === kind && device.deviceId !== '')
        .map(({ deviceId, label }) => ({ deviceId, label }));
    return {
      cameras: of('videoinput'),
      microphones: of('audioinput'),
      speakers: of('audiooutput'),
    };
  },

  watch(changed) {
    navigator.mediaDevices?.addEventListener('devicechange', changed);
    return () => navigator.mediaDevices?.removeEventListener('devicechange', changed);
  },
};

function deviceOf(choice: Choice | undefined): MediaTrackConstraints {
  if (choice === undefined) return {};
  const { deviceId, strictly } = choice;
  return { deviceId: strictly ? { exact: deviceId } : { ideal: deviceId } };
}

const fail = (code: DeviceFailure) => ({ ok: false, code }) as const;
