import type { ServerMessage } from '@passerby/protocol/server-messages';
import { sayFault } from '../core/call.ts';
import { hashInterests } from '../core/interest.ts';
import { type MeetingEffect, type MeetingEvent, newEncounter, sendingIn } from '../core/meeting.ts';
import { meetingDeadline, stepMeeting } from '../core/meeting-step.ts';
import type { Wish } from '../core/wish.ts';
import { createAlarm } from './alarm.ts';
import { createListeners } from './listeners.ts';
import type { MediaState } from './media-state.ts';
import type { Passerby, PasserbyOptions, PasserbyState } from './passerby-state.ts';
import { createPeerConnection, type PeerConnection, type Tracks } from './peer-connection.ts';
import { publicLine, publicMeeting } from './public-state.ts';
import { serverAddress } from './server-address.ts';
import { sha256 } from './sha256.ts';
import { createSignalSocket, type Welcome } from './signal-socket.ts';

/**
 * Opens the line at once. The session lives in this closure: there is no other copy of it, and when
 * the tab goes, so does it. Throws a TypeError when `url` is no URL.
 */
export function createPasserby({ url, media }: PasserbyOptions): Passerby {
  const address = serverAddress(url);
  const listeners = createListeners<PasserbyState>();
  const connections = new Map<number, PeerConnection>();
  const noStream = new MediaStream();
  let encounter = newEncounter;
  let iceServers: RTCIceServer[] = [];
  const queue: MeetingEvent[] = [];
  let isStepping = false;
  const alarm = createAlarm(() => dispatch({ type: 'tick' }));
  const signal = createSignalSocket(address, { up, down, received, changed: publish });
  let state: PasserbyState = {
    line: publicLine(signal.line),
    presence: undefined,
    meeting: { phase: 'none' },
  };

  /** One event after the other: what an effect brings about waits its turn. */
  function dispatch(event: MeetingEvent): void {
    queue.push(event);
    if (isStepping) return;
    isStepping = true;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const step = stepMeeting(encounter, next, performance.now());
      encounter = step.state;
      for (const effect of step.effects) perform(effect);
    }
    isStepping = false;
    alarm.set(meetingDeadline(encounter));
    publish();
  }

  function perform(effect: MeetingEffect): void {
    switch (effect.do) {
      case 'hash':
        void hash(effect.wish);
        break;
      case 'make':
        void make(effect.connection);
        break;
      case 'connect': {
        const { connection, role, mode, description, local } = effect;
        void connections
          .get(connection)
          ?.connect({ description, local }, role, mode, tracksIn(mode));
        break;
      }
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

  async function make(connection: number): Promise<void> {
    const peer = createPeerConnection(iceServers, (event) =>
      dispatch({ type: 'peer', connection, event }),
    );
    connections.set(connection, peer);
    const packed = await peer.make();
    dispatch(
      packed === undefined
        ? { type: 'makeFailed', connection }
        : { type: 'made', made: { connection, ...packed } },
    );
  }

  function tracksIn(mode: Wish['mode']): Tracks {
    const { camera, microphone } = media.tracks();
    const sends = sendingIn(mode, { camera: true, microphone: true });
    return {
      camera: sends.camera ? camera : null,
      microphone: sends.microphone ? microphone : null,
    };
  }

  function up({ resumed, relaxAfterMs, stunPorts }: Welcome): void {
    const urls = stunPorts.map(address.stunUrl);
    iceServers = urls.length === 0 ? [] : [{ urls }];
    dispatch({ type: 'lineUp', resumed, relaxAfterMs });
  }

  function down(): void {
    setState({ ...state, presence: undefined });
    dispatch({ type: 'lineDown' });
  }

  function received(message: Exclude<ServerMessage, Welcome>): void {
    if (message.type === 'Presence') {
      const { here, waiting } = message;
      setState({ ...state, presence: { here, waiting } });
    } else {
      dispatch({ type: 'server', message });
    }
  }

  /** The page hears of what it can see, and of nothing twice. */
  function publish(): void {
    const { meeting } = encounter;
    const isPaired = meeting.phase === 'connecting' || meeting.phase === 'talking';
    const peer = isPaired ? connections.get(meeting.connection) : undefined;
    if (meeting.phase === 'talking') peer?.showPicture(meeting.call.partner.camera);
    const seen = {
      line: publicLine(signal.line),
      meeting: publicMeeting(encounter, peer?.remote ?? noStream),
    };
    const line = isSame(seen.line, state.line) ? state.line : seen.line;
    const shown = isSame(seen.meeting, state.meeting) ? state.meeting : seen.meeting;
    if (line !== state.line || shown !== state.meeting)
      setState({ ...state, line, meeting: shown });
  }

  function setState(next: PasserbyState): void {
    state = next;
    listeners.tell(state);
  }

  function mediaChanged({ camera, microphone }: MediaState): void {
    const { meeting } = encounter;
    if (meeting.phase === 'connecting' || meeting.phase === 'talking') {
      connections.get(meeting.connection)?.setTracks(tracksIn(meeting.quest.wish.mode));
    }
    const sending = { camera: camera.state === 'on', microphone: microphone.state === 'on' };
    if (!isSame(sending, encounter.sending)) dispatch({ type: 'sending', sending });
  }

  media.subscribe(mediaChanged);
  mediaChanged(media.state);
  signal.start();

  return {
    get state() {
      return state;
    },
    subscribe: listeners.add,
    start(wish) {
      signal.start();
      dispatch({ type: 'start', wish });
    },
    next() {
      signal.start();
      dispatch({ type: 'next' });
    },
    end: () => dispatch({ type: 'end' }),
    say(text) {
      const { meeting } = encounter;
      if (meeting.phase !== 'talking') return { ok: false, code: 'notConnected' };
      const code = sayFault(meeting.call, text, performance.now());
      if (code !== undefined) return { ok: false, code };
      dispatch({ type: 'say', text });
      return { ok: true };
    },
    setTyping: (active) => dispatch({ type: 'typing', active }),
    close() {
      dispatch({ type: 'end' });
      signal.stop();
    },
  };
}

/** Equal in every field: these objects are flat, and what they hold is replaced, never changed. */
function isSame(a: object, b: object): boolean {
  const fields = Object.entries(a);
  const others: Readonly<Record<string, unknown>> = { ...b };
  return (
    fields.length === Object.keys(others).length &&
    fields.every(([name, value]) => others[name] === value)
  );
}
