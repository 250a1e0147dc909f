import type { Mode } from '@passerby/protocol/client-messages';
import { nonceBytes } from '@passerby/protocol/limits';
import { type PartnerMessage, partnerWire } from '@passerby/protocol/partner-messages';
import type { Role } from '@passerby/protocol/server-messages';
import { type PackedDescription, packDescription, unpackDescription } from '../core/description.ts';
import { planExtensions } from '../core/extension-plan.ts';
import type { PeerEvent } from '../core/meeting.ts';
import { isHardNat } from '../core/nat.ts';
import { type OwnOffer, parseOwnOffer } from '../core/own-offer.ts';
import { synthesiseAnswer } from '../core/synthesised-answer.ts';
import { commitmentInput } from '../core/verification.ts';
import { engineOf } from './engine.ts';
import { sha256 } from './sha256.ts';

/** What is sent to the stranger; null where there is nothing. */
export interface Tracks {
  readonly camera: MediaStreamTrack | null;
  readonly microphone: MediaStreamTrack | null;
}

/** Half a connection: what the other half needs, what was committed to, and what lies in the way. */
export interface Prepared extends PackedDescription {
  readonly commitment: Uint8Array;
  readonly hardNat: boolean;
}

/** One connection for one stranger, with a certificate of its own. */
export interface PeerConnection {
  /** The offer, gathered and packed; undefined when the browser cannot make one. */
  make(): Promise<Prepared | undefined>;
  /** Applies the stranger's description. Everything from here on is reported. */
  connect(partner: PackedDescription, role: Role, mode: Mode, tracks: Tracks): Promise<void>;
  /** What the stranger sends: sound if the mode has it, and the picture while it is shown. */
  readonly remote: MediaStream;
  /**
   * Whether the picture belongs to `remote`. A media element waits for the first frame of every
   * video track before it plays anything: with a stranger without a camera it would stay silent.
   */
  showPicture(isShown: boolean): void;
  setTracks(tracks: Tracks): void;
  /** Does nothing when the data channel is not open. */
  tell(message: PartnerMessage): void;
  close(): void;
}

/** Longer than a STUN server that lives takes; one that is dead must not hold up the search. */
const gatheringMs = 1_000;

/** Creates nothing yet: `make` does, and `close` is right at any time. */
export function createPeerConnection(
  iceServers: RTCIceServer[],
  report: (event: PeerEvent) => void,
): PeerConnection {
  let connection: RTCPeerConnection | undefined;
  let channel: RTCDataChannel | undefined;
  let offer: OwnOffer | undefined;
  let sent: Tracks = { camera: null, microphone: null };
  let picture: MediaStreamTrack | undefined;
  let isClosed = false;
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const remote = new MediaStream();

  async function make(): Promise<Prepared | undefined> {
    // Two calls never share a certificate: nobody can tell that they were the same person's.
    const certificate = await RTCPeerConnection.generateCertificate({
      name: 'ECDSA',
      namedCurve: 'P-256',
    } as EcKeyGenParams);
    if (isClosed) return undefined;
    const made = new RTCPeerConnection({
      iceServers,
      bundlePolicy: 'max-bundle',
      rtcpMuxPolicy: 'require',
      certificates: [certificate],
    });
    connection = made;
    // Always these three, in this order and without streams: the shape never tells who has a camera.
    made.addTransceiver('audio', { direction: 'sendrecv' });
    made.addTransceiver('video', { direction: 'sendrecv' });
    channel = made.createDataChannel('', { negotiated: true, id: 0 });
    channel.binaryType = 'arraybuffer';
    await setPlannedOffer(made);
    await gathered(made);
    if (isClosed) return undefined;
    const sdp = made.localDescription?.sdp ?? '';
    const parsed = parseOwnOffer(sdp);
    if (!parsed.ok) return undefined;
    offer = parsed.value;
    const commitment = await sha256(commitmentInput(offer.fingerprint, nonce));
    return {
      ...packDescription(offer, engineOf(navigator.userAgent)),
      commitment,
      hardNat: isHardNat(sdp.split('\r\n')),
    };
  }

  async function connect(
    partner: PackedDescription,
    role: Role,
    mode: Mode,
    tracks: Tracks,
  ): Promise<void> {
    const description = unpackDescription(partner);
    if (connection === undefined || offer === undefined || !description.ok) {
      return report({ type: 'unusable' });
    }
    const answer = synthesiseAnswer(offer, description.value, role);
    if (!answer.ok) return report({ type: 'unusable' });
    const [audio, video] = connection.getReceivers();
    if (audio !== undefined && mode !== 'text') remote.addTrack(audio.track);
    if (mode === 'video' && video !== undefined) awaitPicture(video);
    listen(connection);
    setTracks(tracks);
    await connection.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
  }

  function listen(made: RTCPeerConnection): void {
    made.onconnectionstatechange = () => reportState(made.connectionState);
    // There is one channel and it was agreed on beforehand.
    made.ondatachannel = () => report({ type: 'misbehaved' });
    if (channel === undefined) return;
    channel.onopen = () => report({ type: 'channelOpened' });
    channel.onclose = () => report({ type: 'channelClosed' });
    channel.onmessage = ({ data }) =>
      report(
        data instanceof ArrayBuffer
          ? { type: 'received', frame: new Uint8Array(data) }
          : { type: 'misbehaved' },
      );
  }

  function reportState(state: RTCPeerConnectionState): void {
    switch (state) {
      case 'connected':
      case 'failed':
      case 'closed':
        report({ type: 'transport', state });
        break;
      case 'disconnected':
        report({ type: 'transport', state: 'interrupted' });
        break;
      case 'new':
      case 'connecting':
        break;
      default:
        state satisfies never;
    }
  }

  function setTracks({ camera, microphone }: Tracks): void {
    const [audio, video] = connection?.getSenders() ?? [];
    // Not `sender.track`, which lags behind: on, off, on in one breath must end with on.
    if (microphone !== sent.microphone) void replace(audio, microphone);
    if (camera !== sent.camera) void replace(video, camera);
    sent = { camera, microphone };
  }

  function awaitPicture(receiver: RTCRtpReceiver): void {
    picture = receiver.track;
    picture.onunmute = () => {
      // Firefox unmutes when it expects a picture, Chromium when the first packet of one is here.
      if (receiver.getSynchronizationSources().length > 0) report({ type: 'pictureArrived' });
    };
  }

  function showPicture(isShown: boolean): void {
    if (picture === undefined || remote.getVideoTracks().length > 0 === isShown) return;
    if (isShown) remote.addTrack(picture);
    else remote.removeTrack(picture);
  }

  function close(): void {
    isClosed = true;
    if (channel !== undefined) {
      channel.onopen = null;
      channel.onclose = null;
      channel.onmessage = null;
    }
    if (connection !== undefined) {
      connection.onconnectionstatechange = null;
      connection.ondatachannel = null;
      connection.close();
    }
    for (const track of remote.getTracks()) {
      track.stop();
      remote.removeTrack(track);
    }
    channel = undefined;
    connection = undefined;
    offer = undefined;
    if (picture !== undefined) picture.onunmute = null;
    picture = undefined;
    sent = { camera: null, microphone: null };
  }

  return {
    make: () => make().catch(() => undefined),
    connect: (...given) => connect(...given).catch(() => report({ type: 'unusable' })),
    remote,
    showPicture,
    setTracks,
    tell(message) {
      if (channel?.readyState === 'open') channel.send(partnerWire.encode(message));
    },
    close,
  };
}

/** A browser that will not have its offer renumbered gets its own: a call, if a plainer one. */
async function setPlannedOffer(connection: RTCPeerConnection): Promise<void> {
  const { sdp = '' } = await connection.createOffer();
  const planned = planExtensions(sdp);
  try {
    await connection.setLocalDescription({ type: 'offer', sdp: planned });
  } catch (error) {
    if (planned === sdp) throw error;
    await connection.setLocalDescription({ type: 'offer', sdp });
  }
}

function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, gatheringMs);
    const look = () => {
      if (connection.iceGatheringState !== 'complete') return;
      clearTimeout(timer);
      resolve();
    };
    connection.onicegatheringstatechange = look;
    look();
  });
}

/** A track that ended, or a connection that closed meanwhile, is no reason to stop a call. */
async function replace(
  sender: RTCRtpSender | undefined,
  track: MediaStreamTrack | null,
): Promise<void> {
  await sender?.replaceTrack(track).catch(() => undefined);
}
