import type { ServerMessage } from '@passerby/protocol/server-messages';
import { sayFault } from '../core/call.ts';
import { iceServers } from '../core/ice-servers.ts';
import { hashInterests } from '../core/interest.ts';
import { type MeetingEffect, type MeetingEvent, newEncounter, sendingIn } from '../core/meeting.ts';
import { meetingDeadline, stepMeeting } from '../core/meeting-step.ts';
import type { RelayUse } from '../core/relay-access.ts';
import type { Wish } from '../core/wish.ts';
import { createAlarm } from './alarm.ts';
import { createEventQueue } from './event-queue.ts';
import { createListeners } from './listeners.ts';
import type { MediaState } from './media-state.ts';
import { createNetworkWatch } from './network-watch.ts';
import type { Passerby, PasserbyOptions, PasserbyState } from './passerby-state.ts';
import type { PeerConnection } from './peer-connection.ts';
import type { Tracks } from './peer-media.ts';
import { publicLine, publicMeeting } from './public-state.ts';
import { serverAddress } from './server-address.ts';
import { sha256 } from './sha256.ts';
import { createSignalSocket, type Welcome } from './signal-socket.ts';
import { solve } from './work-solver.ts';

/**
 * Opens the line at once. The session lives in this closure: there is no other copy of it, and when
 * the tab goes, so does it. Throws a TypeError when `url` is no URL.
 */
export function createPasserby({ url, media, createWorkWorker }: PasserbyOptions): Passerby {
  const address = serverAddress(url);
  const listeners = createListeners<PasserbyState>();
  /** Undefined while what makes one is still being loaded. */
  const connections = new Map<number, PeerConnection | undefined>();
  const noStream = new MediaStream();
  let encounter = newEncounter;
  let stunUrls: readonly string[] = [];
  let relayServers: RTCIceServer[] = [];
  /** What is being worked on: one challenge at a time, and the newest. */
  let working: { readonly ticket: number; readonly stop: AbortController } | undefined;
  const alarm = createAlarm(() => dispatch({ type: 'tick' }));
  const signal = createSignalSocket(address, { up, down, received, changed: publish });
  let state: PasserbyState = {
    line: publicLine(signal.line),
    relay: undefined,
    countsCalls: false,
    presence: undefined,
    record: undefined,
    meeting: { phase: 'none' },
    former: undefined,
    report: undefined,
    barred: undefined,
  };

  const dispatch = createEventQueue<MeetingEvent>((event) => {
    const step = stepMeeting(encounter, event, performance.now());
    encounter = step.state;
    for (const effect of step.effects) perform(effect);
  }, settle);

  function settle(): void {
    const { meeting } = encounter;
    const isWorkWanted = meeting.phase === 'searching' && meeting.ticket === working?.ticket;
    if (!isWorkWanted) endWork();
    alarm.set(meetingDeadline(encounter));
    publish();
  }

  function perform(effect: MeetingEffect): void {
    switch (effect.do) {
      case 'hash':
        void hash(effect.wish);
        break;
      case 'make':
        void make(effect.connection, effect.relay);
        break;
      case 'connect': {
        const { connection, mode } = effect;
        void connections.get(connection)?.connect({ ...effect, tracks: tracksIn(mode) });
        break;
      }
      case 'restart':
        void connections.get(effect.connection)?.restart(effect);
        break;
      case 'addCandidates':
        void connections.get(effect.connection)?.addCandidates(effect.candidates);
        break;
      case 'offer':
        void connections.get(effect.connection)?.offer();
        break;
      case 'answer':
        void connections.get(effect.connection)?.answer(effect);
        break;
      case 'applyAnswer':
        void connections.get(effect.connection)?.applyAnswer(effect);
        break;
      case 'reveal':
        connections.get(effect.connection)?.reveal();
        break;
      case 'verify':
        void connections.get(effect.connection)?.verify(effect.nonce);
        break;
      case 'tell':
        connections.get(effect.connection)?.tell(effect.message);
        break;
      case 'discard':
        connections.get(effect.connection)?.close();
        connections.delete(effect.connection);
        break;
      case 'send':
        signal.send(effect.message);
        break;
      case 'work':
        void work(effect.challenge);
        break;
      case 'renewLine':
        signal.renew();
        break;
      case 'abandonLine':
        signal.abandon();
        break;
      default:
        effect satisfies never;
    }
  }

  async function hash(wish: Wish): Promise<void> {
    // Without WebCrypto (an insecure page) one meets people without common interests.
    const interests = await hashInterests(wish.interests, sha256).catch(() => []);
    dispatch({ type: 'hashed', wish, interests });
  }

  async function work({ ticket, expires, bits, seed }: Challenge): Promise<void> {
    endWork();
    const stop = new AbortController();
    working = { ticket, stop };
    const nonce = await solve({ seed, bits }, createWorkWorker, stop.signal);
    if (nonce === undefined || stop.signal.aborted) return;
    dispatch({ type: 'worked', solution: { type: 'Solve', ticket, expires, bits, nonce } });
  }

  function endWork(): void {
    working?.stop.abort();
    working = undefined;
  }

  async function make(connection: number, relay: RelayUse): Promise<void> {
    connections.set(connection, undefined);
    // A fifth of all the code, and nobody needs it before the first search.
    const loaded = await import('./peer-connection.ts').catch(() => undefined);
    // Discarded meanwhile.
    if (!connections.has(connection)) return;
    const peer = loaded?.createPeerConnection(serversFor, (event) =>
      dispatch({ type: 'peer', connection, event }),
    );
    connections.set(connection, peer);
    const packed = await peer?.make(relay);
    dispatch(
      packed === undefined
        ? { type: 'makeFailed', connection }
        : { type: 'made', made: { connection, ...packed } },
    );
  }

  function tracksIn(mode: Wish['mode']): Tracks {
    const { camera, microphone, pictureLimitBps } = media.tracks();
    const sends = sendingIn(mode, { camera: true, microphone: true });
    return {
      camera: sends.camera ? camera : null,
      microphone: sends.microphone ? microphone : null,
      pictureLimitBps,
    };
  }

  function serversFor(relay: RelayUse): RTCIceServer[] {
    if (relay === 'none') return serversOf(stunUrls);
    // Firefox complains of five: one STUN port is enough where the NAT is known.
    return relay === 'only' ? relayServers : [...serversOf(stunUrls.slice(0, 1)), ...relayServers];
  }

  function up({ resumed, relaxAfterMs, relay, countsCalls, stunPorts }: Welcome): void {
    stunUrls = stunPorts.map(address.stunUrl);
    setState({ ...state, relay, countsCalls });
    dispatch({ type: 'lineUp', resumed, relaxAfterMs, countsCalls, relay });
  }

  function down(): void {
    setState({ ...state, presence: undefined, record: undefined });
    dispatch({ type: 'lineDown' });
  }

  function received(message: Exclude<ServerMessage, Welcome>): void {
    if (message.type === 'Presence') {
      const { here, waiting } = message;
      setState({ ...state, presence: { here, waiting } });
    } else if (message.type === 'Record') {
      // The frame's memory is not ours for long.
      setState({ ...state, record: { items: message.items.slice(), at: performance.now() } });
    } else if (message.type === 'Relay') {
      const servers = iceServers(message, address.hostname);
      // A no takes nothing away: a call that goes over the relay still needs the last pass to be mended.
      if (servers.length > 0) relayServers = servers;
      // A pass without a relay that can be used is none.
      const seconds = servers.length === 0 ? 0 : message.seconds;
      dispatch({ type: 'server', message: { ...message, seconds } });
    } else {
      dispatch({ type: 'server', message });
    }
  }

  /** The page hears of what it can see, and of nothing twice. */
  function publish(): void {
    const { meeting } = encounter;
    const peer = 'connection' in meeting ? connections.get(meeting.connection) : undefined;
    if (meeting.phase === 'talking') peer?.showPicture(meeting.call.partner.camera);
    const seen = {
      line: publicLine(signal.line),
      meeting: publicMeeting(encounter, peer?.remote ?? noStream),
    };
    const { former, report, barred } = encounter;
    const line = isSame(seen.line, state.line) ? state.line : seen.line;
    const shown = isSame(seen.meeting, state.meeting) ? state.meeting : seen.meeting;
    const next = { ...state, line, meeting: shown, former, report, barred };
    if (!isSame(next, state)) setState(next);
  }

  function setState(next: PasserbyState): void {
    state = next;
    listeners.tell(state);
  }

  function mediaChanged({ camera, microphone }: MediaState): void {
    const { meeting } = encounter;
    if ('connection' in meeting) {
      connections.get(meeting.connection)?.setTracks(tracksIn(meeting.quest.wish.mode));
    }
    const sending = { camera: camera.state === 'on', microphone: microphone.state === 'on' };
    if (!isSame(sending, encounter.sending)) dispatch({ type: 'sending', sending });
  }

  const network = createNetworkWatch(() => dispatch({ type: 'networkChanged' }));
  let stopHearingMedia: (() => void) | undefined;

  function open(): void {
    stopHearingMedia?.();
    stopHearingMedia = media.subscribe(mediaChanged);
    mediaChanged(media.state);
    signal.start();
    network.start();
  }

  open();

  return {
    get state() {
      return state;
    },
    subscribe: listeners.add,
    start(wish) {
      open();
      dispatch({ type: 'start', wish });
    },
    next() {
      signal.start();
      dispatch({ type: 'next' });
    },
    end: () => dispatch({ type: 'end' }),
    distrust: () => dispatch({ type: 'distrust' }),
    say(text) {
      const { meeting } = encounter;
      if (meeting.phase !== 'talking') return { ok: false, code: 'notConnected' };
      const code = sayFault(meeting.call, text, performance.now());
      if (code !== undefined) return { ok: false, code };
      dispatch({ type: 'say', text });
      return { ok: true };
    },
    inspect: () => signal.send({ type: 'Inspect' }),
    flag: (pairing, reason) => dispatch({ type: 'flag', pairing, reason }),
    setTyping: (active) => dispatch({ type: 'typing', active }),
    close() {
      dispatch({ type: 'end' });
      network.stop();
      signal.stop();
      stopHearingMedia?.();
    },
  };
}

type Challenge = Extract<MeetingEffect, { do: 'work' }>['challenge'];

const serversOf = (urls: readonly string[]): RTCIceServer[] =>
  urls.length === 0 ? [] : [{ urls: [...urls] }];

/** Equal in every field: these objects are flat, and what they hold is replaced, never changed. */
function isSame(a: object, b: object): boolean {
  const fields = Object.entries(a);
  const others: Readonly<Record<string, unknown>> = { ...b };
  return (
    fields.length === Object.keys(others).length &&
    fields.every(([name, value]) => others[name] === value)
  );
}
