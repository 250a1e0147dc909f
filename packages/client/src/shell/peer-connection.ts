import type { Mode } from '@passerby/protocol/client-messages';
import { nonceBytes } from '@passerby/protocol/limits';
import { type PartnerMessage, partnerWire } from '@passerby/protocol/partner-messages';
import type { Role } from '@passerby/protocol/server-messages';
import { scopeOf } from '../core/address.ts';
import { type Candidate, formatCandidate, parseCandidates } from '../core/candidate.ts';
import {
  type Description,
  type PackedDescription,
  packDescription,
  unpackDescription,
} from '../core/description.ts';
import type { PeerEvent } from '../core/meeting.ts';
import { isHardNat } from '../core/nat.ts';
import { type OwnOffer, parseOwnOffer } from '../core/own-offer.ts';
import type { RelayUse } from '../core/relay-access.ts';
import type { Way } from '../core/repair.ts';
import { type AnswerFault, synthesiseAnswer } from '../core/synthesised-answer.ts';
import { commitmentInput, isEqual, verify } from '../core/verification.ts';
import { reportConnection } from './connection-events.ts';
import { engineOf } from './engine.ts';
import { gathered } from './ice-gathering.ts';
import { createPeerMedia, type PeerMedia, type Tracks } from './peer-media.ts';
import { setPlannedOffer } from './planned-offer.ts';
import { sha256 } from './sha256.ts';

/** Half a connection: what the other half needs, what was committed to, and what lies in the way. */
export interface Prepared extends PackedDescription {
  readonly commitment: Uint8Array;
  readonly hardNat: boolean;
  /** `none` too when there was to be one, and it did not let us in. */
  readonly relay: RelayUse;
}

/** A stranger: what they parked, what they committed to, and how the two go on. */
export interface Stranger extends PackedDescription {
  readonly commitment: Uint8Array;
  readonly role: Role;
  readonly mode: Mode;
  readonly tracks: Tracks;
}

interface Round {
  readonly round: number;
  readonly way: Way;
  readonly relay: RelayUse;
  readonly theirs: PackedDescription | undefined;
}

/** One connection for one stranger, with a certificate of its own. */
export interface PeerConnection extends Pick<PeerMedia, 'remote' | 'showPicture' | 'setTracks'> {
  /** The offer, gathered and packed; undefined when the browser, or the relay, cannot do it. */
  make(relay: RelayUse): Promise<Prepared | undefined>;
  /** Applies the stranger's description. Everything from here on is reported. */
  connect(stranger: Stranger): Promise<void>;
  /**
   * Restarts ICE, or begins anew under the same certificate, by an offer or by the answer to theirs,
   * and reports our half of the round.
   */
  restart(round: Round): Promise<void>;
  /** Applies the answer to our offer. */
  applyAnswer(answer: PackedDescription): Promise<void>;
  addCandidates(candidates: readonly Candidate[]): Promise<void>;
  /** The fallback: a new connection under the same certificate, offered and reported. */
  offer(): Promise<void>;
  /** The same as the answer to the stranger's offer. */
  answer(offer: PackedDescription): Promise<void>;
  /** Opens our commitment to the stranger. */
  reveal(): void;
  /** Opens theirs, and reports what both sides can compare. */
  verify(nonce: Uint8Array): Promise<void>;
  /** Does nothing when the data channel is not open. */
  tell(message: PartnerMessage): void;
  close(): void;
}

/** Engines whose descriptions were applied to each other's offers, in all pairs, by the tests. */
const triedEngines: ReadonlySet<string> = new Set(['chromium', 'firefox']);

/** What it means that no answer can be made of a stranger's description (SPEC V4). */
const eventOf: Readonly<Record<AnswerFault, PeerEvent>> = {
  ownFingerprint: { type: 'intercepted' },
  nothingInCommon: { type: 'unusable' },
};

/** Creates nothing yet: `make` does, and `close` is right at any time. */
export function createPeerConnection(
  serversFor: (relay: RelayUse) => RTCIceServer[],
  report: (event: PeerEvent) => void,
): PeerConnection {
  let connection: RTCPeerConnection | undefined;
  let channel: RTCDataChannel | undefined;
  let certificate: RTCCertificate | undefined;
  let offer: OwnOffer | undefined;
  let commitment: Uint8Array | undefined;
  let theirCommitment: Uint8Array | undefined;
  /** The stranger's, as it stands: a restart changes its ICE part, nothing its fingerprint. */
  let description: Description | undefined;
  let role: Role = 'initiator';
  let mode: Mode = 'video';
  let use: RelayUse = 'none';
  let listening: RTCPeerConnection | undefined;
  let stopReporting: (() => void) | undefined;
  let isRenewal = false;
  const late: Candidate[] = [];
  let isClosed = false;
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const media = createPeerMedia(() => report({ type: 'pictureArrived' }));

  let last: Promise<unknown> = Promise.resolve();
  /** One thing after the other: descriptions applied in the midst of each other fail. */
  function inTurn<T>(job: () => Promise<T>): Promise<T> {
    const done = last.then(job, job);
    last = done.catch(() => undefined);
    return done;
  }

  async function make(relay: RelayUse): Promise<Prepared | undefined> {
    // Two calls never share a certificate: nobody can tell that they were the same person's.
    certificate = await RTCPeerConnection.generateCertificate({
      name: 'ECDSA',
      namedCurve: 'P-256',
    } as EcKeyGenParams);
    use = relay;
    const made = await open();
    if (made === undefined) return undefined;
    const sdp = await describe(made, () => setPlannedOffer(made));
    if (sdp === undefined || offer === undefined) return undefined;
    // Hidden or not at all: without a relay there is nothing that a stranger may be given.
    const isRelayed = offer.candidates.some(isOfRelay);
    if (relay === 'only' && !isRelayed) return undefined;
    commitment = await sha256(commitmentInput({ ...offer, nonce }));
    return {
      ...pack(offer),
      commitment,
      hardNat: isHardNat(sdp.split('\r\n')),
      relay: isRelayed ? relay : 'none',
    };
  }

  /**
   * A connection with the three sections that every one has, ours or those of the offer that it will
   * be given; undefined when it is too late.
   */
  async function open(
    sections: 'ours' | 'theirs' = 'ours',
  ): Promise<RTCPeerConnection | undefined> {
    if (isClosed || certificate === undefined) return undefined;
    const made = new RTCPeerConnection({ ...configuration(use), certificates: [certificate] });
    connection = made;
    // Always these three, in this order and without streams: the shape never tells who has a camera.
    if (sections === 'ours') {
      made.addTransceiver('audio', { direction: 'sendrecv' });
      made.addTransceiver('video', { direction: 'sendrecv' });
    }
    channel = made.createDataChannel('', { negotiated: true, id: 0 });
    channel.binaryType = 'arraybuffer';
    return made;
  }

  const configuration = (relay: RelayUse): RTCConfiguration => ({
    iceServers: serversFor(relay),
    iceTransportPolicy: relay === 'only' ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
    rtcpMuxPolicy: 'require',
  });

  /**
   * Sets our description, waits for its candidates, and takes apart what was offered. Late ones are
   * reported later: not before, since the stranger would take them for some of the last description.
   */
  async function describe(
    made: RTCPeerConnection,
    set: () => Promise<void>,
    isRestart = false,
  ): Promise<string | undefined> {
    made.onicecandidate = null;
    const complete = gathered(made, use, isRestart);
    await set();
    await complete;
    if (isClosed || made !== connection) return undefined;
    const sdp = made.localDescription?.sdp ?? '';
    const parsed = parseOwnOffer(sdp);
    if (!parsed.ok) return undefined;
    offer = parsed.value;
    made.onicecandidate = ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== '') found(candidate.candidate);
    };
    return sdp;
  }

  function found(line: string): void {
    const candidates = parseCandidates([`a=${line}`]).filter(
      (one) => scopeOf(one.address) === 'public' && (use !== 'only' || isOfRelay(one)),
    );
    if (candidates.length === 0) return;
    if (description === undefined) late.push(...candidates);
    else report({ type: 'found', candidates });
  }

  /** What a stranger gets of an offer; of those who hide, nothing but the relay's side. */
  function pack(own: OwnOffer): PackedDescription {
    const candidates = use === 'only' ? own.candidates.filter(isOfRelay) : own.candidates;
    return packDescription({ ...own, candidates }, engineOf(navigator.userAgent));
  }

  async function connect(stranger: Stranger): Promise<void> {
    ({ role, mode, commitment: theirCommitment } = stranger);
    media.setTracks(stranger.tracks);
    // One's own words back: a mirror, not a stranger.
    if (commitment === undefined || isEqual(commitment, theirCommitment)) {
      return report({ type: 'intercepted' });
    }
    const unpacked = unpackDescription(stranger);
    if (!unpacked.ok) return report({ type: 'unusable' });
    description = unpacked.value;
    const engines = [engineOf(navigator.userAgent), description.engine];
    if (!engines.every((engine) => triedEngines.has(engine))) return report({ type: 'unusable' });
    await apply('answer');
    if (late.length > 0) report({ type: 'found', candidates: late.splice(0, 12) });
  }

  /** Applies the stranger's description as the answer to our offer, or as the offer that it is. */
  async function apply(type: 'answer' | 'offer'): Promise<void> {
    if (connection === undefined || channel === undefined) return report({ type: 'unusable' });
    if (offer === undefined || description === undefined) return report({ type: 'unusable' });
    const synthesised = synthesiseAnswer(offer, description, role);
    if (!synthesised.ok) return report(eventOf[synthesised.code]);
    const { sdp } = synthesised;
    if (type === 'answer') listen(connection, channel);
    await connection.setRemoteDescription({ type, sdp });
    if (type === 'answer') return;
    for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendrecv';
    listen(connection, channel);
  }

  async function restart({ round, way, relay, theirs }: Round): Promise<void> {
    if (theirs !== undefined && !take(theirs)) return;
    if (relay !== 'none') use = relay;
    if (way === 'renewal') {
      isRenewal = true;
      await reopen(theirs === undefined ? 'ours' : 'theirs');
    }
    // Servers added here take effect at this gathering, and only at it.
    else if (relay !== 'none') {
      connection?.setConfiguration({ ...connection.getConfiguration(), ...configuration(relay) });
    }
    const made = connection;
    if (made === undefined) return;
    if (theirs !== undefined) await apply('offer');
    const iceRestart = way === 'restart';
    const set = () =>
      theirs === undefined ? setPlannedOffer(made, { iceRestart }) : setAnswer(made);
    if ((await describe(made, set, true)) === undefined || offer === undefined) return;
    if (relay !== 'none' && !offer.candidates.some(isOfRelay)) report({ type: 'relayShut' });
    report({ type: 'halfMade', round, half: pack(offer) });
  }

  async function applyAnswer(theirs: PackedDescription): Promise<void> {
    if (take(theirs)) await apply('answer');
  }

  async function addCandidates(candidates: readonly Candidate[]): Promise<void> {
    for (const [i, one] of candidates.entries()) {
      const candidate = formatCandidate(one, i).slice('a='.length);
      const usernameFragment = description?.ufrag ?? null;
      await connection
        ?.addIceCandidate({ candidate, sdpMid: '0', usernameFragment })
        .catch(() => undefined);
    }
  }

  /** Begins anew under the same certificate: what was committed to stays true. */
  async function reopen(sections: 'ours' | 'theirs'): Promise<RTCPeerConnection | undefined> {
    silence();
    connection?.close();
    return open(sections);
  }

  async function offerAnew(): Promise<void> {
    const made = await reopen('ours');
    if (made === undefined) return;
    const sdp = await describe(made, () => setPlannedOffer(made));
    if (sdp !== undefined && offer !== undefined) {
      report({ type: 'offered', ...pack(offer) });
    }
  }

  async function answer(theirs: PackedDescription): Promise<void> {
    if (!take(theirs)) return;
    const made = await reopen('theirs');
    if (made === undefined) return;
    await apply('offer');
    const sdp = await describe(made, () => setAnswer(made));
    if (sdp !== undefined && offer !== undefined) {
      report({ type: 'answered', ...pack(offer) });
    }
  }

  /** Takes a newer description, if it is of the one whose certificate was named first. */
  function take(theirs: PackedDescription): boolean {
    const unpacked = unpackDescription(theirs);
    if (!unpacked.ok) {
      report({ type: 'misbehaved' });
      return false;
    }
    const pinned = description?.fingerprint;
    if (pinned !== undefined && !isEqual(pinned, unpacked.value.fingerprint)) {
      report({ type: 'intercepted' });
      return false;
    }
    description = unpacked.value;
    return true;
  }

  async function verifyStranger(theirNonce: Uint8Array): Promise<void> {
    if (offer === undefined || description === undefined || theirCommitment === undefined) return;
    const theirs = { fingerprint: description.fingerprint, nonce: theirNonce };
    const emoji = await verify({ ...offer, nonce }, theirs, theirCommitment, sha256);
    if (isClosed) return;
    report(emoji === undefined ? { type: 'intercepted' } : { type: 'verified', emoji });
  }

  function listen(made: RTCPeerConnection, over: RTCDataChannel): void {
    if (listening === made) return;
    listening = made;
    media.attach(made, mode);
    stopReporting = reportConnection(made, over, report, isRenewal);
  }

  function send(message: PartnerMessage): void {
    if (channel?.readyState === 'open') channel.send(partnerWire.encode(message));
  }

  /** Nothing more is heard of the connection as it is. */
  function silence(): void {
    stopReporting?.();
    stopReporting = undefined;
    listening = undefined;
    if (connection !== undefined) connection.onicecandidate = null;
    media.detach();
  }

  function close(): void {
    isClosed = true;
    silence();
    connection?.close();
    channel = undefined;
    connection = undefined;
    offer = undefined;
    description = undefined;
    certificate = undefined;
    late.length = 0;
  }

  return {
    make: (relay) => make(relay).catch(() => undefined),
    connect: (stranger) =>
      inTurn(() => connect(stranger)).catch(() => report({ type: 'unusable' })),
    // A round that fails is followed by another; the call has a deadline of its own.
    restart: (given) => inTurn(() => restart(given)).catch(() => undefined),
    applyAnswer: (theirs) => inTurn(() => applyAnswer(theirs)).catch(() => undefined),
    addCandidates: (candidates) => inTurn(() => addCandidates(candidates)),
    offer: () => inTurn(offerAnew).catch(() => report({ type: 'misbehaved' })),
    answer: (theirs) => inTurn(() => answer(theirs)).catch(() => report({ type: 'misbehaved' })),
    remote: media.remote,
    showPicture: media.showPicture,
    setTracks: media.setTracks,
    reveal: () => send({ type: 'Reveal', nonce }),
    verify: (theirNonce) => verifyStranger(theirNonce).catch(() => report({ type: 'intercepted' })),
    tell: send,
    close,
  };
}

const setAnswer = async (connection: RTCPeerConnection): Promise<void> =>
  connection.setLocalDescription(await connection.createAnswer());

const isOfRelay = ({ type }: Candidate): boolean => type === 'relay';
