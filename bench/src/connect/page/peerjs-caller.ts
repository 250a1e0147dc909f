import { Peer } from 'peerjs';
import { type Caller, clockMs, type Show, type Signalling } from './caller.ts';

let standing: { peer: Peer; url: string } | undefined;

/**
 * PeerJS as its documentation uses it: `call` with a stream, `answer` with a stream. It stands at its
 * server before the clock starts, and its own public STUN and TURN servers, which would answer more
 * slowly than ours on this machine, are left out. Its clock starts when the one who calls has the
 * other's name in hand; a server that makes matches would have to send it that first.
 */
export function createPeerjsCaller(
  { url, stunUrl }: Signalling,
  stream: MediaStream,
  show: Show,
): Caller {
  const { hostname, port } = new URL(url);
  if (standing?.url !== url) {
    standing?.peer.destroy();
    const options = { host: hostname, port: Number(port), path: '/', secure: false };
    standing = {
      url,
      peer: new Peer({ ...options, config: { iceServers: [{ urls: stunUrl }] }, debug: 0 }),
    };
  }
  const { peer } = standing;
  let knownAt: number | undefined;
  let current: ReturnType<Peer['call']> | undefined;
  const take = (call: ReturnType<Peer['call']>) => {
    current = call;
    call.on('stream', show);
  };
  const beCalled = (call: ReturnType<Peer['call']>) => {
    take(call);
    call.answer(stream);
  };
  peer.on('call', beCalled);
  return {
    async ready() {
      if (!peer.open) await new Promise((resolve) => peer.once('open', resolve));
      return peer.id;
    },
    async call(partner = '') {
      knownAt = clockMs();
      take(peer.call(partner, stream));
    },
    knownAt: () => knownAt,
    close() {
      peer.off('call', beCalled);
      current?.close();
    },
  };
}
