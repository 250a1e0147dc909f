import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { DeviceFailure, Kind, Requested } from '../core/capture.ts';
import type { CaptureWishes } from '../core/capture-wishes.ts';
import type { Choices, Devices } from './devices.ts';
import { createMedia } from './media.ts';
import type { Media } from './media-state.ts';

/** As much of a track as there is without hardware; e2e has real browsers with cameras. */
class FakeTrack {
  enabled = true;
  isLive = true;
  onended: (() => void) | null = null;
  constructor(
    readonly kind: Kind,
    readonly deviceId: string,
  ) {}
  get label(): string {
    return `${this.deviceId} of somebody`;
  }
  getSettings(): MediaTrackSettings {
    return { deviceId: this.deviceId };
  }
  readonly constraints: MediaTrackConstraints[] = [];
  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.constraints.push(constraints);
  }
  stop(): void {
    this.isLive = false;
  }
}

class FakeStream {
  constructor(readonly tracks: readonly FakeTrack[]) {}
  getVideoTracks(): readonly FakeTrack[] {
    return this.tracks;
  }
}

/** A browser whose questions stay open until the test answers them. */
class FakeDevices implements Devices {
  readonly open: {
    kinds: readonly Kind[];
    choices: Choices;
    wishes: CaptureWishes;
    answer: (answer: 'fine' | DeviceFailure) => void;
  }[] = [];
  readonly tracks: FakeTrack[] = [];
  permission: PermissionState = 'prompt';
  plugged = ['cam', 'mic'];
  changed: (() => void) | undefined;

  request(
    kinds: readonly Kind[],
    choices: Choices,
    wishes: CaptureWishes,
  ): Promise<Requested<MediaStreamTrack>> {
    return new Promise((resolve) => {
      const answer = (given: 'fine' | DeviceFailure) => {
        if (given !== 'fine') return resolve({ ok: false, code: given });
        const tracks = kinds.map((kind) => {
          const standard = kind === 'camera' ? 'cam' : 'mic';
          return new FakeTrack(kind, choices[kind]?.deviceId ?? standard);
        });
        this.tracks.push(...tracks);
        const byKind = new Map(tracks.map((track) => [track.kind, track]));
        return resolve({ ok: true, tracks: byKind as never });
      };
      this.open.push({ kinds, choices, wishes, answer });
    });
  }
  async permissionOf(): Promise<PermissionState> {
    return this.permission;
  }
  async list() {
    const of = (kind: string) =>
      this.plugged
        .filter((deviceId) => deviceId.startsWith(kind))
        .map((deviceId) => ({ deviceId, label: `${deviceId} of somebody` }));
    return { cameras: of('cam'), microphones: of('mic'), speakers: of('out') };
  }
  watch(changed: () => void): () => void {
    this.changed = changed;
    return () => {
      this.changed = undefined;
    };
  }
}

let devices: FakeDevices;
let media: Media;
/** Lets everything run that waits for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function answer(given: 'fine' | DeviceFailure): Promise<void> {
  const question = devices.open.shift();
  if (question === undefined) throw new Error('nobody asked');
  question.answer(given);
  await settled();
}

const live = () => devices.tracks.filter(({ isLive }) => isLive).map(({ deviceId }) => deviceId);

const original = globalThis.MediaStream;
beforeAll(() => {
  globalThis.MediaStream = FakeStream as never;
});
afterAll(() => {
  globalThis.MediaStream = original;
});
beforeEach(() => {
  devices = new FakeDevices();
  media = createMedia(devices);
});

async function openBoth(): Promise<void> {
  void media.open({ camera: true, microphone: true });
  await answer('fine');
}

describe('[U3] the state', () => {
  test('asking, then on, with a picture of oneself and the names of what there is', async () => {
    void media.open({ camera: true, microphone: true });
    expect(media.state).toMatchObject({
      camera: { state: 'asking' },
      microphone: { state: 'asking' },
    });
    await answer('fine');
    expect(media.state).toMatchObject({
      camera: { state: 'on', deviceId: 'cam', label: 'cam of somebody' },
      microphone: { state: 'on', deviceId: 'mic' },
      cameras: [{ deviceId: 'cam' }],
      microphones: [{ deviceId: 'mic' }],
    });
    expect(media.state.preview?.getVideoTracks()).toEqual([devices.tracks[0] as never]);
    expect(media.tracks()).toEqual({
      camera: devices.tracks[0] as never,
      microphone: devices.tracks[1] as never,
      pictureLimitBps: undefined,
    });
  });

  test('objects are replaced, and every change is told', async () => {
    const seen: unknown[] = [];
    const stop = media.subscribe((state) => seen.push(state));
    await openBoth();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.at(-1)).toBe(media.state);
    stop();
    const { length } = seen;
    await media.setCamera(false);
    expect(seen).toHaveLength(length);
  });

  test('refused and then granted needs no reload', async () => {
    void media.open({ camera: true, microphone: true });
    await answer('refused');
    expect(media.state.camera).toEqual({ state: 'failed', code: 'refused' });
    await openBoth();
    expect(media.state.camera.state).toBe('on');
    expect(media.state.microphone.state).toBe('on');
  });

  test('what is open is not asked for again', async () => {
    await openBoth();
    await media.open({ camera: true, microphone: true });
    expect(devices.open).toEqual([]);
  });

  test('the lists follow what is plugged in', async () => {
    await openBoth();
    devices.plugged.push('cam-2');
    devices.changed?.();
    await settled();
    expect(media.state.cameras.map(({ deviceId }) => deviceId)).toEqual(['cam', 'cam-2']);
  });
});

describe('[U4] off is off', () => {
  test('a camera that is off has no live track and no picture; on opens it anew', async () => {
    await openBoth();
    await media.setCamera(false);
    expect(live()).toEqual(['mic']);
    expect(media.state.preview).toBeUndefined();
    expect(media.tracks().camera).toBeNull();
    void media.setCamera(true);
    await answer('fine');
    expect(live()).toEqual(['mic', 'cam']);
  });

  test('a muted microphone stays open and silent, and a new one is as silent', async () => {
    await openBoth();
    await media.setMicrophone(false);
    expect(media.state.microphone).toMatchObject({ state: 'muted', deviceId: 'mic' });
    expect(devices.tracks[1]).toMatchObject({ isLive: true, enabled: false });
    expect(media.level()).toBe(0);
    void media.chooseMicrophone('mic-2');
    await answer('fine');
    expect(media.state.microphone).toMatchObject({ state: 'muted', deviceId: 'mic-2' });
    expect(devices.tracks[2]?.enabled).toBe(false);
    await media.setMicrophone(true);
    expect(devices.tracks[2]?.enabled).toBe(true);
  });

  test('close stops everything, also what is still being asked for', async () => {
    await openBoth();
    void media.chooseCamera('cam-2');
    media.close();
    await answer('fine');
    expect(live()).toEqual([]);
    expect(media.state).toMatchObject({ camera: { state: 'off' }, microphone: { state: 'off' } });
    expect(devices.changed).toBeUndefined();
    await openBoth();
    expect(live()).toEqual(['cam', 'mic']);
  });
});

describe('[U5] the newest wish wins', () => {
  test('turned off while the browser asks: what comes is stopped at once', async () => {
    void media.open({ camera: true, microphone: true });
    await media.setCamera(false);
    await answer('fine');
    expect(media.state.camera).toEqual({ state: 'off' });
    expect(live()).toEqual(['mic']);
  });

  test('muted while the browser asks: it comes in muted', async () => {
    void media.open({ camera: false, microphone: true });
    await media.setMicrophone(false);
    await answer('fine');
    expect(media.state.microphone.state).toBe('muted');
  });

  test('two choices in a row: the second one is on, the first one is not', async () => {
    await openBoth();
    void media.chooseCamera('cam-2');
    void media.chooseCamera('cam-3');
    const [first, second] = devices.open.splice(0);
    second?.answer('fine');
    await settled();
    first?.answer('fine');
    await settled();
    expect(media.state.camera).toMatchObject({ state: 'on', deviceId: 'cam-3' });
    expect(live().toSorted()).toEqual(['cam-3', 'mic']);
  });

  test('a choice is insisted on when it is made, and a wish later', async () => {
    await media.chooseCamera('cam-2');
    void media.setCamera(true);
    expect(devices.open[0]?.choices.camera).toEqual({ deviceId: 'cam-2', strictly: false });
    await answer('fine');
    void media.chooseCamera('cam-3');
    expect(devices.open[0]?.choices.camera).toEqual({ deviceId: 'cam-3', strictly: true });
  });
});

describe('[U7] a device that cannot be had gives way to another', () => {
  test.each(['overconstrained', 'busy', 'none'] as const)(
    'chosen and %s: another one by its name, and the state says why',
    async (code) => {
      await openBoth();
      devices.plugged = ['cam', 'cam-3', 'mic'];
      void media.chooseCamera('cam-3');
      await answer(code);
      expect(devices.open[0]?.choices.camera).toEqual({ deviceId: 'cam', strictly: true });
      await answer('fine');
      expect(media.state.camera).toMatchObject({ state: 'on', deviceId: 'cam', instead: code });
      void media.chooseCamera('cam');
      await answer('fine');
      expect(media.state.camera).toMatchObject({ state: 'on', instead: undefined });
    },
  );

  test('one after the other; and where none can be had it says why the chosen one failed', async () => {
    await openBoth();
    devices.plugged = ['cam', 'cam-2', 'cam-3', 'mic'];
    void media.chooseCamera('cam-3');
    await answer('busy');
    await answer('busy');
    expect(devices.open[0]?.choices.camera?.deviceId).toBe('cam-2');
    await answer('none');
    expect(devices.open).toEqual([]);
    expect(media.state.camera).toEqual({ state: 'failed', code: 'busy' });
    expect(live()).toEqual(['mic']);
  });

  test('a refusal is a refusal', async () => {
    await openBoth();
    void media.chooseCamera('cam-3');
    await answer('refused');
    expect(devices.open).toEqual([]);
    expect(media.state.camera).toEqual({ state: 'failed', code: 'refused' });
  });

  test('turned off meanwhile: what comes instead is stopped at once', async () => {
    await openBoth();
    void media.chooseCamera('cam-3');
    await answer('busy');
    await media.setCamera(false);
    await answer('fine');
    expect(media.state.camera).toEqual({ state: 'off' });
    expect(live()).toEqual(['mic']);
  });

  test('unplugged in mid-use, with another one there', async () => {
    await openBoth();
    devices.plugged = ['cam-2', 'mic'];
    devices.tracks[0]?.onended?.();
    await settled();
    expect(devices.open[0]?.choices.camera).toEqual({ deviceId: 'cam-2', strictly: true });
    await answer('fine');
    expect(media.state.camera).toMatchObject({ state: 'on', deviceId: 'cam-2', instead: 'none' });
  });

  test.each(['before', 'after'] as const)(
    'the list of devices changes %s the track ends: it is a replacement either way',
    async (when) => {
      devices.permission = 'granted';
      await openBoth();
      devices.plugged = ['cam-2', 'mic'];
      if (when === 'before') devices.changed?.();
      devices.tracks[0]?.onended?.();
      if (when === 'after') devices.changed?.();
      await settled();
      expect(devices.open).toHaveLength(1);
      await answer('fine');
      expect(media.state.camera).toMatchObject({ deviceId: 'cam-2', instead: 'none' });
      expect(live().toSorted()).toEqual(['cam-2', 'mic']);
    },
  );

  test('plugged in again while another is looked for: it is opened', async () => {
    devices.permission = 'granted';
    await openBoth();
    devices.plugged = ['cam-2', 'mic'];
    devices.tracks[0]?.onended?.();
    await settled();
    devices.plugged = ['cam', 'mic'];
    devices.changed?.();
    await settled();
    await answer('none');
    await answer('fine');
    expect(media.state.camera).toMatchObject({ state: 'on', deviceId: 'cam' });
  });

  test('what was missing is opened when it is plugged in, where that asks nobody', async () => {
    await openBoth();
    devices.plugged = ['mic'];
    devices.tracks[0]?.onended?.();
    await settled();
    expect(media.state.camera).toEqual({ state: 'failed', code: 'none' });
    devices.plugged = ['cam', 'mic'];
    devices.changed?.();
    await settled();
    expect(devices.open).toEqual([]);
    devices.permission = 'granted';
    devices.changed?.();
    await settled();
    await answer('fine');
    expect(media.state.camera).toMatchObject({ state: 'on', instead: undefined });
  });
});

describe('[U8] what is wished changes while devices are open', () => {
  test('other processing opens the microphone anew, and nothing else', async () => {
    await openBoth();
    void media.adjust({ echoCancellation: false });
    expect(devices.open.map(({ kinds }) => kinds)).toEqual([['microphone']]);
    expect(devices.open[0]?.wishes.echoCancellation).toBe(false);
    await answer('fine');
    expect(live()).toEqual(['cam', 'mic']);
  });

  test('one wish after the other: the device is opened with all of them', async () => {
    await openBoth();
    void media.adjust({ echoCancellation: false });
    void media.adjust({ noiseSuppression: false });
    void media.adjust({ facing: 'environment' });
    void media.adjust({ picture: 'saving' });
    const last = (kind: Kind) => devices.open.findLast(({ kinds }) => kinds.includes(kind))?.wishes;
    expect(last('microphone')).toMatchObject({ echoCancellation: false, noiseSuppression: false });
    expect(last('camera')).toMatchObject({ facing: 'environment', picture: 'saving' });
    while (devices.open.length > 0) await answer('fine');
    expect(live().toSorted()).toEqual(['cam', 'mic']);
  });

  test('turned round: another camera, whatever was chosen before', async () => {
    await media.chooseCamera('cam-2');
    await openBoth();
    void media.adjust({ facing: 'environment' });
    expect(devices.open[0]).toMatchObject({
      kinds: ['camera'],
      choices: { camera: undefined },
      wishes: { facing: 'environment' },
    });
    await answer('fine');
  });

  test('a saving picture is made by the open camera, and bounded on the line', async () => {
    await openBoth();
    expect(media.tracks().pictureLimitBps).toBeUndefined();
    await media.adjust({ picture: 'saving' });
    expect(devices.open).toEqual([]);
    expect(devices.tracks[0]?.constraints).toMatchObject([{ width: { ideal: 480 } }]);
    expect(media.tracks().pictureLimitBps).toBeGreaterThan(0);
  });

  test('before anything is open it asks nobody', async () => {
    await media.adjust({ echoCancellation: false, picture: 'saving' });
    expect(devices.open).toEqual([]);
    void media.open({ camera: true, microphone: true });
    expect(devices.open[0]?.wishes).toMatchObject({ echoCancellation: false, picture: 'saving' });
  });
});

describe('[U6] a track that ends by itself', () => {
  test.each([
    ['unplugged', 'none', 'prompt', []],
    ['taken by another program', 'busy', 'granted', ['cam']],
    ['forbidden in mid-use', 'refused', 'denied', ['cam']],
  ] as const)('%s: %s', async (_what, code, permission, plugged) => {
    await openBoth();
    devices.permission = permission;
    devices.plugged = [...plugged];
    devices.tracks[0]?.onended?.();
    expect(media.state.camera.state).toBe('failed');
    expect(media.tracks().camera).toBeNull();
    await settled();
    expect(media.state.camera).toEqual({ state: 'failed', code });
    expect(media.state.microphone.state).toBe('on');
  });
});
