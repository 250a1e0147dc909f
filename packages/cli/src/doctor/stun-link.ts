import { lookup } from 'node:dns/promises';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type StunAnswer, type StunRequest, stunHeaderBytes } from './stun-exchange.ts';

/** How a STUN or TURN server is reached. */
export type StunTransport = 'udp' | 'tcp' | 'tls';

export interface StunLink {
  /** The answer, or undefined when none comes in time. */
  ask(request: StunRequest): Promise<StunAnswer | undefined>;
  close(): void;
}

const timeoutMs = 3_000;

/** UDP loses packets: it is asked again so often within the time. */
const udpEveryMs = 500;

/** Opens a way to a server; undefined when there is none. */
export async function openStunLink(
  where: { readonly host: string; readonly port: number },
  transport: StunTransport,
): Promise<StunLink | undefined> {
  let take: (packet: Buffer) => void = () => {};
  const link = await open(where, transport, (packet) => take(packet)).catch(() => undefined);
  if (link === undefined) return undefined;
  return {
    close: link.close,
    ask(request) {
      return new Promise((resolve) => {
        link.send(request.packet);
        const again =
          transport === 'udp'
            ? setInterval(() => link.send(request.packet), udpEveryMs)
            : undefined;
        const end = (answer: StunAnswer | undefined) => {
          clearInterval(again);
          clearTimeout(timer);
          resolve(answer);
        };
        const timer = setTimeout(() => end(undefined), timeoutMs);
        take = (packet) => {
          const answer = request.answerIn(packet);
          if (answer !== undefined) end(answer);
        };
      });
    },
  };
}

interface Link {
  send(packet: Uint8Array): void;
  close(): void;
}

async function open(
  { host, port }: { readonly host: string; readonly port: number },
  transport: StunTransport,
  take: (packet: Buffer) => void,
): Promise<Link> {
  const { address, family } = await lookup(host);
  if (transport === 'udp') {
    const socket = await Bun.udpSocket({
      hostname: family === 6 ? '::' : '0.0.0.0',
      binaryType: 'buffer',
      socket: { data: (_socket, packet) => take(Buffer.from(packet)), error() {} },
    });
    return {
      send: (packet) => void socket.send(packet, port, address),
      close: () => socket.close(),
    };
  }
  const stream = await connected({ host, address, port }, transport);
  let rest: Buffer = Buffer.alloc(0);
  stream.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= stunHeaderBytes) {
      const length = stunHeaderBytes + rest.readUInt16BE(2);
      if (rest.length < length) return;
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
  stream.on('error', () => {});
  return { send: (packet) => void stream.write(packet), close: () => void stream.destroy() };
}

function connected(
  { host, address, port }: { host: string; address: string; port: number },
  transport: 'tcp' | 'tls',
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // What is wrong with the certificate is told once, by the look at it.
    const stream: Socket =
      transport === 'tcp'
        ? connectTcp(port, address, () => resolve(stream))
        : connectTls(
            {
              host: address,
              port,
              rejectUnauthorized: false,
              ...(host === address ? {} : { servername: host }),
            },
            () => resolve(stream),
          );
    stream.setTimeout(timeoutMs, () => stream.destroy(new Error('timeout')));
    stream.once('error', reject);
  });
}
