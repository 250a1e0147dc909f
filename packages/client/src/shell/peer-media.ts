import type { Mode } from '@passerby/protocol/client-messages';

/** While a picture is expected, whether the first of it is here is asked this often. */
const pictureLookMs = 50;

/** What is sent to the stranger; null where there is nothing. */
export interface Tracks {
  readonly camera: MediaStreamTrack | null;
  readonly microphone: MediaStreamTrack | null;
  /** The most that the picture may take of the line; undefined leaves it to the browser. */
  readonly pictureLimitBps?: number | undefined;
}

/** What goes to the stranger and what comes from them, over whichever connection stands. */
export interface PeerMedia {
  /** What the stranger sends: sound if the mode has it, and the picture while it is shown. */
  readonly remote: MediaStream;
  /** Sends what was set, and takes what comes. */
  attach(connection: RTCPeerConnection, mode: Mode): void;
  setTracks(tracks: Tracks): void;
  /**
   * Whether the picture belongs to `remote`. A media element waits for the first frame of every
   * video track before it plays anything: with a stranger without a camera it would stay silent.
   */
  showPicture(isShown: boolean): void;
  /** Stops what came. What is to be sent is kept for the next connection. */
  detach(): void;
}

const nothing: Tracks = { camera: null, microphone: null };

export function createPeerMedia(pictureArrived: () => void): PeerMedia {
  const remote = new MediaStream();
  let connection: RTCPeerConnection | undefined;
  let wanted = nothing;
  let sent = nothing;
  let picture: MediaStreamTrack | undefined;
  let look: ReturnType<typeof setInterval> | undefined;

  function setTracks(tracks: Tracks): void {
    wanted = tracks;
    if (connection === undefined) return;
    const [audio, video] = connection.getSenders();
    const { camera, microphone } = tracks;
    // Not `sender.track`, which lags behind: on, off, on in one breath must end with on.
    if (microphone !== sent.microphone) void replace(audio, microphone);
    if (camera !== sent.camera) void replace(video, camera);
    if (tracks.pictureLimitBps !== sent.pictureLimitBps) void limit(video, tracks.pictureLimitBps);
    sent = tracks;
  }

  function awaitPicture(receiver: RTCRtpReceiver): void {
    picture = receiver.track;
    picture.onunmute = () => {
      // Firefox unmutes when it expects a picture, Chromium when the first packet of one is here.
      clearInterval(look);
      look = setInterval(() => lookAt(receiver), pictureLookMs);
      lookAt(receiver);
    };
  }

  function lookAt(receiver: RTCRtpReceiver): void {
    if (receiver.getSynchronizationSources().length === 0) return;
    clearInterval(look);
    pictureArrived();
  }

  return {
    remote,
    attach(made, mode) {
      connection = made;
      const [audio, video] = made.getReceivers();
      if (audio !== undefined && mode !== 'text') remote.addTrack(audio.track);
      if (mode === 'video' && video !== undefined) awaitPicture(video);
      setTracks(wanted);
    },
    setTracks,
    showPicture(isShown) {
      if (picture === undefined || remote.getVideoTracks().length > 0 === isShown) return;
      if (isShown) remote.addTrack(picture);
      else remote.removeTrack(picture);
    },
    detach() {
      connection = undefined;
      sent = nothing;
      clearInterval(look);
      if (picture !== undefined) picture.onunmute = null;
      picture = undefined;
      for (const track of remote.getTracks()) {
        track.stop();
        remote.removeTrack(track);
      }
    },
  };
}

/** A track that ended, or a connection that closed meanwhile, is no reason to stop a call. */
async function replace(
  sender: RTCRtpSender | undefined,
  track: MediaStreamTrack | null,
): Promise<void> {
  await sender?.replaceTrack(track).catch(() => undefined);
}

/** Neither this nor `replaceTrack` renegotiates: the stranger hears of nothing. */
async function limit(
  sender: RTCRtpSender | undefined,
  maxBitrateBps: number | undefined,
): Promise<void> {
  const parameters = sender?.getParameters();
  if (sender === undefined || parameters === undefined) return;
  for (const encoding of parameters.encodings) {
    if (maxBitrateBps === undefined) delete encoding.maxBitrate;
    else encoding.maxBitrate = maxBitrateBps;
  }
  await sender.setParameters(parameters).catch(() => undefined);
}
