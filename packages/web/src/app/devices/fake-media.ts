import type { Media, MediaState } from '@passerby/client';
import { usualWishes } from '@passerby/client/core/capture-wishes';

/** For tests: a `Media` that obeys at once and writes down what it was asked. */
export function createFakeMedia() {
  const asked: string[] = [];
  let state: MediaState = {
    camera: { state: 'off' },
    microphone: { state: 'off' },
    cameras: [],
    microphones: [],
    speakers: [],
    wishes: usualWishes,
    preview: undefined,
  };
  const set = (device: 'camera' | 'microphone', to: 'on' | 'off' | 'muted') => {
    const next = to === 'off' ? { state: to } : { state: to, deviceId: 'any', label: '' };
    state = { ...state, [device]: next };
  };
  const media: Media = {
    get state() {
      return state;
    },
    subscribe: () => () => {},
    async open({ camera, microphone }) {
      asked.push(`open ${camera ? 'camera' : ''} ${microphone ? 'microphone' : ''}`.trim());
      if (camera) set('camera', 'on');
      if (microphone) set('microphone', 'on');
    },
    async setCamera(on) {
      asked.push(`camera ${on ? 'on' : 'off'}`);
      set('camera', on ? 'on' : 'off');
    },
    async setMicrophone(on) {
      asked.push(`microphone ${on ? 'on' : 'off'}`);
      set('microphone', on ? 'on' : 'muted');
    },
    async chooseCamera(deviceId) {
      asked.push(`choose camera ${deviceId}`);
    },
    async chooseMicrophone(deviceId) {
      asked.push(`choose microphone ${deviceId}`);
    },
    async adjust(change) {
      asked.push(`adjust ${JSON.stringify(change)}`);
      state = { ...state, wishes: { ...state.wishes, ...change } };
    },
    setGain(gain) {
      asked.push(`gain ${gain}`);
    },
    level: () => 0,
    tracks: () => ({ camera: null, microphone: null, pictureLimitBps: undefined }),
    close() {
      asked.push('close');
      set('camera', 'off');
      set('microphone', 'off');
    },
  };
  const fail = (device: 'camera' | 'microphone') => {
    state = { ...state, [device]: { state: 'failed', code: 'busy' } };
  };
  return { media, asked, fail };
}
