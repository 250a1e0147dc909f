import { afterEach, beforeEach, expect, test } from 'bun:test';
import { createMicrophoneGain } from './microphone-gain.ts';

/** As much of an audio context as there is without sound: it is let begin after a press, as browsers do. */
class FakeContext {
  static wasPressed = false;
  state: AudioContextState = 'suspended';
  currentTime = 0;
  async resume(): Promise<void> {
    if (FakeContext.wasPressed) this.state = 'running';
  }
  createMediaStreamSource() {
    return { connect: (to: unknown) => to, disconnect() {} };
  }
  createGain() {
    return {
      gain: { value: 1, setTargetAtTime() {} },
      connect: (to: unknown) => to,
      disconnect() {},
    };
  }
  createMediaStreamDestination() {
    return { stream: { getAudioTracks: () => [made], getTracks: () => [] } };
  }
  async close(): Promise<void> {}
}

const made = { kind: 'audio' } as MediaStreamTrack;
const microphone = { kind: 'audio' } as MediaStreamTrack;
let contexts: FakeContext[] = [];
const original = { AudioContext: globalThis.AudioContext, MediaStream: globalThis.MediaStream };

beforeEach(() => {
  contexts = [];
  FakeContext.wasPressed = false;
  globalThis.AudioContext = class extends FakeContext {
    constructor() {
      super();
      contexts.push(this);
    }
  } as never;
  globalThis.MediaStream = class {} as never;
});
afterEach(() => {
  Object.assign(globalThis, original);
});

test('[U8] as it is: the microphone itself, and no sound is processed', () => {
  const gain = createMicrophoneGain();
  expect(gain.sent(microphone)).toBe(microphone);
  expect(contexts).toEqual([]);
});

test.each(['sent', 'set'] as const)(
  '[U8] begun before any press, it stays silent until it is asked again after one: %s',
  (how) => {
    const gain = createMicrophoneGain();
    gain.set(2);
    expect(gain.sent(microphone)).toBe(made);
    expect(contexts[0]?.state).toBe('suspended');
    FakeContext.wasPressed = true;
    if (how === 'sent') expect(gain.sent(microphone)).toBe(made);
    else gain.set(1.5);
    expect(contexts[0]?.state).toBe('running');
  },
);
