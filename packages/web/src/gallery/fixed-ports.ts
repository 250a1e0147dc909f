import type { Media, MediaState, Passerby, PasserbyState } from '@passerby/client';

/** A session that is in one state for good: what is pressed leads nowhere. */
export function fixedPasserby(state: PasserbyState): Passerby {
  return {
    state,
    subscribe: () => () => {},
    start() {},
    next() {},
    end() {},
    distrust() {},
    say: () => ({ ok: false, code: 'notConnected' }),
    inspect() {},
    flag() {},
    setTyping() {},
    close() {},
  };
}

/** Devices that are as they are. */
export function fixedMedia(first: MediaState): Media & { become(state: MediaState): void } {
  const nothing = async () => {};
  let state = first;
  let tell: (state: MediaState) => void = () => {};
  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      tell = listener;
      return () => {};
    },
    become(next) {
      state = next;
      tell(next);
    },
    open: nothing,
    setCamera: nothing,
    setMicrophone: nothing,
    chooseCamera: nothing,
    chooseMicrophone: nothing,
    adjust: nothing,
    setGain() {},
    level: () => 0.6,
    tracks: () => ({ camera: null, microphone: null, pictureLimitBps: undefined }),
    close() {},
  };
}
