// Runs in the page that sdk-page.ts serves: people, and somebody in the middle, on the SDK alone.
import { createMedia, createPasserby, type Media, type Passerby } from '@passerby/client';

const wish = { mode: 'video', interests: [], language: 'en', relayOnly: false } as const;

/** Sends what it is given, as if that were its camera. */
function createRelayedMedia() {
  let tracks: ReturnType<Media['tracks']> = { camera: null, microphone: null };
  const listeners = new Set<Parameters<Media['subscribe']>[0]>();
  const real = createMedia();
  const on = { state: 'on', deviceId: '', label: '' } as const;
  const off = { state: 'off' } as const;
  const media: Media = {
    ...real,
    get state() {
      const { camera, microphone } = tracks;
      return { ...real.state, camera: camera ? on : off, microphone: microphone ? on : off };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tracks: () => tracks,
  };
  const show = (stream: MediaStream) => {
    const [camera = null] = stream.getVideoTracks();
    const [microphone = null] = stream.getAudioTracks();
    if (camera === tracks.camera && microphone === tracks.microphone) return;
    tracks = { camera, microphone };
    for (const listener of listeners) listener(media.state);
  };
  return { media, show };
}

/**
 * Two sessions of their own, each of which passes on what the other's stranger shows and writes: both
 * strangers see and hear each other, and somebody sits in between.
 */
function sitInTheMiddle(url: string): readonly Passerby[] {
  const sides = [createRelayedMedia(), createRelayedMedia()] as const;
  const sessions = sides.map(({ media }) => createPasserby({ url, media }));
  const passedOn = [0, 0];
  const passOn = (from: 0 | 1, to: 0 | 1) => {
    const meeting = sessions[from]?.state.meeting;
    if (meeting?.phase !== 'talking') return;
    sides[to].show(meeting.remote);
    for (const said of meeting.conversation.slice(passedOn[from])) {
      if (said.from === 'stranger') sessions[to]?.say(said.text);
    }
    passedOn[from] = meeting.conversation.length;
  };
  sessions[0]?.subscribe(() => passOn(0, 1));
  sessions[1]?.subscribe(() => passOn(1, 0));
  return sessions;
}

/** One person with a camera. */
async function arrive(url: string): Promise<Passerby> {
  const media = createMedia();
  await media.open({ camera: true, microphone: true });
  const session = createPasserby({ url, media });
  const video = document.querySelector('video');
  session.subscribe(({ meeting }) => {
    const remote = meeting.phase === 'talking' ? meeting.remote : null;
    if (video !== null && video.srcObject !== remote) video.srcObject = remote;
  });
  return session;
}

/** Somebody without any device, who looks at once, and whom the page of a call takes for anybody. */
function comeAndLook(url: string): Passerby {
  const session = createPasserby({ url, media: createMedia() });
  session.start(wish);
  return session;
}

declare global {
  interface Window {
    readonly sdk: {
      readonly arrive: typeof arrive;
      readonly comeAndLook: typeof comeAndLook;
      readonly sitInTheMiddle: typeof sitInTheMiddle;
      readonly wish: typeof wish;
      /** Whoever is here. */
      sessions: readonly Passerby[];
    };
  }
}

Object.defineProperty(window, 'sdk', {
  value: { arrive, comeAndLook, sitInTheMiddle, wish, sessions: [] },
});
