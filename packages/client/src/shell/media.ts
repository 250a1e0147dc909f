import { type Captured, captureAll, type DeviceFailure, type Kind } from '../core/capture.ts';
import {
  type CaptureWishes,
  pictureConstraints,
  pictureLimitBps,
  reopened,
  usualWishes,
} from '../core/capture-wishes.ts';
import { browserDevices, type Choice, type Devices } from './devices.ts';
import { createLevelMeter } from './level-meter.ts';
import { createListeners } from './listeners.ts';
import type { DeviceState, Media, MediaState } from './media-state.ts';
import { createMicrophoneGain, type MicrophoneGain } from './microphone-gain.ts';

/** What is behind the state of one device. */
interface Slot {
  track: MediaStreamTrack | undefined;
  /** The device that was chosen by hand. */
  choice: string | undefined;
  /** Why it is not the chosen one. */
  instead: DeviceFailure | undefined;
  /** Counts what was asked for: an answer to an older question is thrown away. */
  request: number;
  /** The request that looks for another one in the place of what was lost, until it has its answer. */
  replacing: number | undefined;
}

const kindsOf = ['camera', 'microphone'] as const;

/** Keeps camera and microphone; nothing is asked for until `open` or `set...`. */
export function createMedia(
  devices: Devices = browserDevices,
  gain: MicrophoneGain = createMicrophoneGain(),
): Media {
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
    speakers: [],
    wishes: usualWishes,
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
    unwatch ??= devices.watch(() => void devicesChanged());
    const requests = new Map(kinds.map((kind) => [kind, release(kind)]));
    for (const kind of kinds) setDevice(kind, { state: 'asking' });
    const isStale = (kind: Kind) => slots[kind].request !== requests.get(kind);
    const choices = {
      camera: choiceOf(slots.camera, strictly),
      microphone: choiceOf(slots.microphone, strictly),
    };
    const answers = await captureAll(kinds, {
      request: (some) => devices.request(some, choices, state.wishes),
      permissionOf: (kind) => devices.permissionOf(kind),
    });
    for (const [kind, captured] of answers) {
      const { [kind]: choice } = choices;
      if (isStale(kind)) {
        if (captured.ok) captured.track.stop();
      } else if (!captured.ok && choice !== undefined && maybeOthers(captured.code)) {
        await takeAnother(kind, choice.deviceId, captured.code, () => isStale(kind));
      } else {
        settle(kind, captured);
      }
    }
    // Only now does the browser tell the names; in a tab that nobody looks at it waits with them.
    void refreshDevices();
  }

  /**
   * This one cannot be had, for this reason: any other will do. By name, since a browser that may choose
   * chooses the very same again.
   */
  async function takeAnother(
    kind: Kind,
    lostId: string,
    because: DeviceFailure,
    isStale: () => boolean,
  ): Promise<void> {
    const listed = (await devices.list())[listOf[kind]];
    for (const { deviceId } of listed.filter((device) => device.deviceId !== lostId)) {
      if (isStale()) return;
      const choices = { camera: undefined, microphone: undefined };
      const named = { ...choices, [kind]: { deviceId, strictly: true } };
      const requested = await devices.request([kind], named, state.wishes);
      const track = requested.ok ? requested.tracks.get(kind) : undefined;
      if (track === undefined) continue;
      if (isStale()) track.stop();
      else settle(kind, { ok: true, track }, because);
      return;
    }
    if (!isStale()) settle(kind, { ok: false, code: because });
  }

  function settle(kind: Kind, captured: Captured<MediaStreamTrack>, instead?: DeviceFailure): void {
    if (!captured.ok) {
      setDevice(kind, { state: 'failed', code: captured.code });
      return;
    }
    const { track } = captured;
    slots[kind].track = track;
    slots[kind].instead = instead;
    track.onended = () => void lose(kind, track);
    if (kind === 'microphone') track.enabled = !isMuted;
    setDevice(kind, stateOf(slots[kind], track));
  }

  /** Unplugged, taken away or forbidden in mid-use: then another one, where there is one. */
  async function lose(kind: Kind, track: MediaStreamTrack): Promise<void> {
    const { deviceId = '' } = track.getSettings();
    const request = release(kind);
    slots[kind].replacing = request;
    setDevice(kind, { state: 'failed', code: 'none' });
    const isStale = () => slots[kind].request !== request;
    // The answer may take until somebody looks at the tab again; the picture is gone now.
    const refused = (await devices.permissionOf(kind)) === 'denied';
    const known = refused ? [] : (await devices.list())[listOf[kind]];
    if (isStale()) return;
    const isThere = known.some((device) => device.deviceId === deviceId);
    const code = refused ? 'refused' : isThere ? 'busy' : 'none';
    if (code !== 'none') setDevice(kind, { state: 'failed', code });
    if (!refused) await takeAnother(kind, deviceId, code, isStale);
    slots[kind].replacing = undefined;
    // What was plugged in while it looked.
    if (!isStale()) await devicesChanged();
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

  /** Something was plugged in or out: what was missing and is allowed is opened without a press. */
  async function devicesChanged(): Promise<void> {
    await refreshDevices();
    for (const kind of kindsOf) {
      const { [kind]: device } = state;
      const isMissing = device.state === 'failed' && device.code === 'none';
      if (!isMissing || state[listOf[kind]].length === 0) continue;
      if ((await devices.permissionOf(kind)) === 'granted' && isIdle(kind)) {
        await acquire([kind], false);
      }
    }
  }

  async function adjust(change: Partial<CaptureWishes>): Promise<void> {
    const before = state.wishes;
    const wishes = { ...before, ...change };
    // Turned round it is another camera than the one that was chosen by its name.
    if (wishes.facing !== before.facing) slots.camera.choice = undefined;
    setState({ wishes });
    const resized = wishes.picture !== before.picture;
    const concerned = new Set(reopened(before, wishes));
    // What is only being opened was asked for with the wishes of before.
    if (resized && state.camera.state === 'asking') concerned.add('camera');
    const open = kindsOf.filter(
      (kind) =>
        concerned.has(kind) && (slots[kind].track !== undefined || state[kind].state === 'asking'),
    );
    if (open.length > 0) await acquire(open, false);
    if (resized) {
      // A camera that cannot do it sends what it has, within the limit of the line.
      await slots.camera.track?.applyConstraints(pictureConstraints(wishes)).catch(() => undefined);
    }
  }

  const isIdle = (kind: Kind) => {
    const { track, request, replacing } = slots[kind];
    return track === undefined && state[kind].state !== 'asking' && replacing !== request;
  };

  return {
    get state() {
      return state;
    },
    subscribe: listeners.add,
    async open(wanted) {
      const kinds = kindsOf.filter((kind) => wanted[kind] && isIdle(kind));
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
        setDevice('microphone', stateOf(slots.microphone, track));
      } else if (on && isIdle('microphone')) {
        // While the browser still asks, the answer comes in muted or not as was wished last.
        await acquire(['microphone'], false);
      }
    },
    chooseCamera: (deviceId) => choose('camera', deviceId),
    chooseMicrophone: (deviceId) => choose('microphone', deviceId),
    adjust,
    setGain(wanted) {
      gain.set(wanted);
      // Whoever sends the microphone asks anew for what is to be sent.
      setState({});
    },
    level() {
      const { track } = slots.microphone;
      return track?.enabled ? meter.level(gain.sent(track)) : 0;
    },
    tracks: () => ({
      camera: slots.camera.track ?? null,
      microphone: slots.microphone.track === undefined ? null : gain.sent(slots.microphone.track),
      pictureLimitBps: pictureLimitBps(state.wishes),
    }),
    close() {
      for (const kind of kindsOf) {
        release(kind);
        slots[kind].choice = undefined;
        setDevice(kind, { state: 'off' });
      }
      isMuted = false;
      meter.close();
      gain.close();
      unwatch?.();
      unwatch = undefined;
    },
  };
}

const listOf = { camera: 'cameras', microphone: 'microphones' } as const;

const newSlot = (): Slot => ({
  track: undefined,
  choice: undefined,
  instead: undefined,
  request: 0,
  replacing: undefined,
});

const choiceOf = ({ choice }: Slot, strictly: boolean): Choice | undefined =>
  choice === undefined ? undefined : { deviceId: choice, strictly };

/** Whether another device of the kind may be had where this one was not. */
const maybeOthers = (code: DeviceFailure): boolean =>
  code === 'busy' || code === 'overconstrained' || code === 'none';

function stateOf({ instead }: Slot, track: MediaStreamTrack): DeviceState {
  const { deviceId = '' } = track.getSettings();
  const { label } = track;
  return { state: track.enabled ? 'on' : 'muted', deviceId, label, instead };
}
