import { mediaFailure } from './media-failure.ts';
import type { Device, DeviceFailure } from './media-state.ts';

/** Asking the browser for devices: nothing here remembers anything. */
export type Kind = 'camera' | 'microphone';

/** Which device: the very one, the one if it is there, or any. */
export interface Choice {
  readonly deviceId: string;
  readonly strictly: boolean;
}

export type Captured =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly code: DeviceFailure };

type Choices = Readonly<Partial<Record<Kind, Choice | undefined>>>;

/**
 * Opens the devices that `kinds` names. Together first, so that the person is asked once; when that
 * fails, each alone, so that no camera still gives a voice.
 */
export async function captureAll(
  kinds: readonly Kind[],
  choices: Choices,
): Promise<ReadonlyMap<Kind, Captured>> {
  const together = await request(kinds, choices);
  if (together.ok || kinds.length < 2) return together.ok ? together.tracks : fail(kinds, together);
  const results = new Map<Kind, Captured>();
  for (const kind of kinds) {
    const mayAsk = together.code !== 'refused' || (await mayAskAlone(kind, kinds));
    const alone = mayAsk ? await request([kind], choices) : together;
    for (const [key, result] of alone.ok ? alone.tracks : fail([kind], alone)) {
      results.set(key, result);
    }
  }
  return results;
}

export async function listDevices(): Promise<
  Readonly<Record<'cameras' | 'microphones', Device[]>>
> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const of = (kind: MediaDeviceKind) =>
    // Before permission browsers give one nameless entry for each kind: there is nothing to choose.
    all
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .map(({ deviceId, label }) => ({ deviceId, label }));
  return { cameras: of('videoinput'), microphones: of('audioinput') };
}

/** Why a track ended that nobody stopped. */
export async function endedBecause(kind: Kind, deviceId: string): Promise<DeviceFailure> {
  if ((await permissionOf(kind)) === 'denied') return 'refused';
  const devices = await listDevices();
  const known = kind === 'camera' ? devices.cameras : devices.microphones;
  return known.some((device) => device.deviceId === deviceId) ? 'busy' : 'none';
}

type Requested =
  | { readonly ok: true; readonly tracks: ReadonlyMap<Kind, Captured> }
  | { readonly ok: false; readonly code: DeviceFailure };

async function request(kinds: readonly Kind[], choices: Choices): Promise<Requested> {
  // Outside of secure contexts the API is not there at all.
  if (navigator.mediaDevices === undefined) {
    return { ok: false, code: isSecureContext ? 'unsupported' : 'insecure' };
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: kinds.includes('camera') && { ...cameraWish, ...deviceOf(choices.camera) },
      audio: kinds.includes('microphone') && { ...microphoneWish, ...deviceOf(choices.microphone) },
    });
    const tracks = new Map<Kind, Captured>();
    for (const track of stream.getTracks()) {
      tracks.set(track.kind === 'video' ? 'camera' : 'microphone', { ok: true, track });
    }
    return { ok: true, tracks };
  } catch (error) {
    return { ok: false, code: mediaFailure(error) };
  }
}

/** Wishes, not demands: it takes what there is. */
const cameraWish = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
  facingMode: { ideal: 'user' },
};
const microphoneWish = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

function deviceOf(choice: Choice | undefined): MediaTrackConstraints {
  if (choice === undefined) return {};
  const { deviceId, strictly } = choice;
  return { deviceId: strictly ? { exact: deviceId } : { ideal: deviceId } };
}

function fail(kinds: readonly Kind[], { code }: { code: DeviceFailure }): Map<Kind, Captured> {
  return new Map(kinds.map((kind) => [kind, { ok: false, code }]));
}

/**
 * After a refusal of both: whether asking for one alone can end otherwise, and is not just the same
 * question again to somebody who has said no.
 */
async function mayAskAlone(kind: Kind, kinds: readonly Kind[]): Promise<boolean> {
  const own = await permissionOf(kind);
  if (own !== 'prompt') return own !== 'denied';
  const others = await Promise.all(kinds.filter((other) => other !== kind).map(permissionOf));
  // The other one is blocked for good, which refuses both without anybody having been asked.
  return others.includes('denied');
}

async function permissionOf(kind: Kind): Promise<PermissionState | 'unknown'> {
  try {
    return (await navigator.permissions.query({ name: kind as PermissionName })).state;
  } catch {
    return 'unknown';
  }
}
