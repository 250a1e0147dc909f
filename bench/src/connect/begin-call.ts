import type { CallTab } from './call-tab.ts';
import { ofTheSession } from './frame-names.ts';
import type { FrameCounts } from './page/watched-socket.ts';
import type { SignallingRig } from './signalling-rig.ts';

/**
 * - `oneMessage`: the product as it is
 * - `fallback`: the product when one side is an engine that was never tried, so that the parked
 *   descriptions are not applied and an offer and an answer go over `Signal`
 * - `peerjs`: the PeerJS client and server from npm
 * - `bare`: two `RTCPeerConnection`s that have nothing to wait for but each other
 */
export type CallKind = 'oneMessage' | 'fallback' | 'peerjs' | 'bare';

/** How long it took until both saw each other. */
export interface Beginning {
  /** From the moment at which one of the two could know of the other, to the later first frame. */
  readonly ms: number;
  /** Between the two and the server, since both stood there. */
  readonly frames: FrameCounts;
}

/** One call of one kind; `beginning` is undefined when no picture came. */
export interface Run {
  readonly kind: CallKind;
  /** Of the signalling; a bare call has none, and is measured once a round. */
  readonly roundTripMs: number;
  readonly beginning: Beginning | undefined;
}

const patienceMs = 12_000;

/**
 * Makes one call and leaves it standing. Both have their devices open, stand at their server and
 * need nothing more from anybody when the clock starts. Undefined when no picture came in time.
 */
export async function beginCall(
  kind: CallKind,
  one: CallTab,
  other: CallTab,
  rig: SignallingRig,
  roundTripMs: number,
): Promise<Beginning | undefined> {
  const { stunUrl } = rig;
  const server = kind === 'peerjs' ? 'peerjs' : 'passerby';
  const url = await rig.through(server, roundTripMs);
  const signalling = { url, stunUrl, isUnknownEngine: false };
  const begin = async () => {
    switch (kind) {
      case 'oneMessage':
      case 'fallback': {
        const unknown = { ...signalling, isUnknownEngine: kind === 'fallback' };
        await Promise.all([
          one.prepare('passerby', unknown),
          other.prepare('passerby', signalling),
        ]);
        await one.call();
        await other.call();
        break;
      }
      case 'peerjs': {
        const [, partner] = await Promise.all(
          [one, other].map((tab) => tab.prepare('peerjs', signalling)),
        );
        await one.call(partner);
        break;
      }
      case 'bare':
        await beginBareCall(one, other, stunUrl);
        break;
      default:
        kind satisfies never;
    }
    return Promise.all([one.began(), other.began()]);
  };
  const sides = await Promise.race([begin(), Bun.sleep(patienceMs)]);
  if (sides === undefined) return undefined;
  const known = sides.map(({ knownAt }) => knownAt).filter((at) => at !== undefined);
  const frames: FrameCounts = {};
  for (const [name, count] of sides.flatMap((side) => Object.entries(side.frames))) {
    if (!ofTheSession.has(name)) frames[name] = (frames[name] ?? 0) + count;
  }
  return { ms: Math.max(...sides.map((side) => side.firstFrameAt)) - Math.min(...known), frames };
}

/**
 * Everything is said before the clock starts; when it does, the answer is applied. The one who made
 * the answer was given an offer without candidates, or its ICE and DTLS would be done by then: so it
 * begins, as the other does, when the first check arrives. What is left is ICE, DTLS and a frame.
 */
async function beginBareCall(one: CallTab, other: CallTab, stunUrl: string): Promise<void> {
  const signalling = { url: '', stunUrl, isUnknownEngine: false };
  await Promise.all([one, other].map((tab) => tab.prepare('plain', signalling)));
  const offer = await one.describe();
  const silent = offer.replaceAll(/^a=(candidate:.*|end-of-candidates)\r\n/gm, '');
  await one.call(await other.describe(silent));
}
