import { type Captured, captureAll, type DeviceFailure, type Kind } from '../core/capture.ts';
import { browserDevices, type Choice, type Devices } from './devices.ts';
import { createLevelMeter } from './level-meter.ts';
import { createListeners } from './listeners.ts';
import type { DeviceState, Media, MediaState } from './media-state.ts';

/** What is behind the state of one device. */
interface Slot {
  track: MediaStreamTrack | undefined;
  /** The device that was chosen by hand. */
  choice: string | undefined;
  /** Counts what was asked for: an answer to an older question is thrown away. */
  request: number;
}

/** Keeps camera and microphone; nothing is asked for until `open` or `set...`. */
export function createMedia(devices: Devices = browserDevices): Media {
  const listeners = createListeners<MediaState>();
  const meter = createLevelMeter();
  const slots: Record<Kind, Slot> = { camera: newSlot(), microphone: newSlot() };
  let isMuted = false;
  let unwatch: (() => void) | undefined;
  let state: MediaState = {
    camera: { state: 'off' },
    microphone: { state: 'off' },
    cameras: [],
    microphones: [],
    preview: undefined,
  };

  function setState(change: Partial<MediaState>): void {
    state = { ...state, ...change };
    listeners.tell(state);
  }

  function setDevice(kind: Kind, device: DeviceState): void {
    if (kind === 'microphone') {
      setState({ microphone: device });
      return;
    }
    const { track } = slots.camera;
    const isShown = state.preview?.getVideoTracks()[0] === track;
    const preview = track === undefined ? undefined : new MediaStream([track]);
    setState(isShown ? { camera: device } : { camera: device, preview });
  }

  /** Opens what is named; what is open of it is closed first, for some cameras open only once. */
  async function acquire(kinds: readonly Kind[], strictly: boolean): Promise<void> {
    unwatch ??= devices.watch(() => void refreshDevices());
    const requests = new Map(kinds.map((kind) => [kind, release(kind)]));
    for (const kind of kinds) setDevice(kind, { state: 'asking' });
    const choices = {
      camera: choiceOf(slots.camera, strictly),
      microphone: choiceOf(slots.microphone, strictly),
    };
    const answers = await captureAll(kinds, {
      request: (some) => devices.request(some, choices),
      permissionOf: (kind) => devices.permissionOf(kind),
    });
    for (const [kind, captured] of answers) {
      if (slots[kind].request === requests.get(kind)) settle(kind, captured);
      else if (captured.ok) captured.track.stop();
    }
    // Only now does the browser tell the names; in a tab that nobody looks at it waits with them.
    void refreshDevices();
  }

  function settle(kind: Kind, captured: Captured<MediaStreamTrack>): void {
    if (!captured.ok) {
      setDevice(kind, { state: 'failed', code: captured.code });
      return;
    }
    const { track } = captured;
    slots[kind].track = track;
    track.onended = () => void lose(kind, track);
    if (kind === 'microphone') track.enabled = !isMuted;
    setDevice(kind, stateOf(track));
  }

  /** Unplugged, taken away or forbidden in mid-use. */
  async function lose(kind: Kind, track: MediaStreamTrack): Promise<void> {
    const { deviceId = '' } = track.getSettings();
    const request = release(kind);
    setDevice(kind, { state: 'failed', code: 'none' });
    // The answer may take until somebody looks at the tab again; the picture is gone now.
    const code = await endedBecause(kind, deviceId);
    if (slots[kind].request === request && code !== 'none') {
      setDevice(kind, { state: 'failed', code });
    }
  }

  async function endedBecause(kind: Kind, deviceId: string): Promise<DeviceFailure> {
    if ((await devices.permissionOf(kind)) === 'denied') return 'refused';
    const { cameras, microphones } = await devices.list();
    const known = kind === 'camera' ? cameras : microphones;
    return known.some((device) => device.deviceId === deviceId) ? 'busy' : 'none';
  }

  /** Stops the track, so that the light goes out, and makes every answer under way a stale one. */
  function release(kind: Kind): number {
    const slot = slots[kind];
    if (slot.track !== undefined) {
      slot.track.onended = null;
      slot.track.stop();
      slot.track = undefined;
    }
    slot.request += 1;
    return slot.request;
  }

  async function choose(kind: Kind, deviceId: string): Promise<void> {
    slots[kind].choice = deviceId;
    const { state: now } = state[kind];
    if (now === 'on' || now === 'muted' || now === 'asking') await acquire([kind], true);
  }

  async function refreshDevices(): Promise<void> {
    const listed = await devices.list();
    if (unwatch !== undefined) setState(listed);
  }

  const isIdle = (kind: Kind) => slots[kind].track === undefined && state[kind].state !== 'asking';

  return {
    get state() {
      return state;
    },
    subscribe: listeners.add,
    async open(wanted) {
      const kinds = (['camera', 'microphone'] as const).filter(
        (kind) => wanted[kind] && isIdle(kind),
      );
      if (kinds.length > 0) await acquire(kinds, false);
    },
    async setCamera(on) {
      if (!on) {
        release('camera');
        setDevice('camera', { state: 'off' });
      } else if (isIdle('camera')) {
        await acquire(['camera'], false);
      }
    },
    async setMicrophone(on) {
      isMuted = !on;
      const { track } = slots.microphone;
      if (track !== undefined) {
        track.enabled = on;
        setDevice('microphone', stateOf(track));
      } else if (on && isIdle('microphone')) {
        // While the browser still asks, the answer comes in muted or not as was wished last.
        await acquire(['microphone'], false);
      }
    },
    chooseCamera: (deviceId) => choose('camera', deviceId),
    chooseMicrophone: (deviceId) => choose('microphone', deviceId),
    level() {
      const { track } = slots.microphone;
      return track?.enabled ? meter.level(track) : 0;
    },
    tracks: () => ({
      camera: slots.camera.track ?? null,
      microphone: slots.microphone.track ?? null,
    }),
    close() {
      for (const kind of ['camera', 'microphone'] as const) {
        release(kind);
        slots[kind].choice = undefined;
        setDevice(kind, { state: 'off' });
      }
      isMuted = false;
      meter.close();
      unwatch?.();
      unwatch = undefined;
    },
  };
}

const newSlot = (): Slot => ({ track: undefined, choice: undefined, request: 0 });

const choiceOf = ({ choice }: Slot, strictly: boolean): Choice | undefined =>
  choice === undefined ? undefined : { deviceId: choice, strictly };

function stateOf(track: MediaStreamTrack): DeviceState {
  const { deviceId = '' } = track.getSettings();
  return { state: track.enabled ? 'on' : 'muted', deviceId, label: track.label };
}
