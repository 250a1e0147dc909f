import { createHash, randomBytes } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { eventually } from './eventually.ts';
import {
  type Attribute,
  attributes,
  cutStun,
  type Endpoint,
  readEndpoint,
  readStun,
  type StunPacket,
  writeEndpoint,
  writeStun,
} from './stun-packet.ts';

const methods = { allocate: 0x003, refresh: 0x004, createPermission: 0x008 } as const;
const sendIndication = 0x016;
const dataIndication = 0x017;
const errorClass = 0x110;

export interface TurnPass {
  readonly username: string;
  readonly credential: string;
}

/** An address is masked with the number of the transaction that it is sent in. */
type Given = (transaction: Uint8Array) => readonly Attribute[];

/** 0 when it was granted, else the code of the error. */
type Outcome = number;

/** A TURN client without a browser: one socket, one allocation (RFC 8656). */
export interface TurnClient {
  /** Asks for a relayed UDP address; 0, or the error code after the password was shown. */
  allocate(pass: TurnPass, family?: 4 | 6): Promise<Outcome>;
  refresh(pass: TurnPass): Promise<Outcome>;
  permit(pass: TurnPass, peer: Endpoint): Promise<Outcome>;
  /** Where others reach it; throws when there is no allocation. */
  relayed(): Endpoint;
  send(peer: Endpoint, text: string): void;
  /** The next text that came through the relay. */
  next(): Promise<string>;
  /** Whether anything has come that nobody has taken yet. */
  readonly received: readonly string[];
  close(): void;
}

/** How the client reaches its relay. */
export type TurnTransport = 'udp' | 'tcp' | 'tls';

/** Opens a socket to a relay; nothing is asked yet. Rejects when it is not there (TCP, TLS). */
export async function openTurnClient(
  server: Endpoint,
  transport: TurnTransport = 'udp',
): Promise<TurnClient> {
  const answers: StunPacket[] = [];
  const received: string[] = [];
  const link = await open(server, transport, (bytes) => {
    const packet = readStun(bytes);
    if (packet.type !== dataIndication) answers.push(packet);
    else received.push(packet.attribute(attributes.data)?.toString() ?? '');
  });
  let realm: Buffer | undefined;
  let nonce: Buffer | undefined;
  let relayed: Endpoint | undefined;

  async function exchange(method: number, createGiven: Given, pass: TurnPass) {
    const transaction = randomBytes(12);
    const given = createGiven(transaction);
    const request =
      realm && nonce
        ? writeStun(
            method,
            transaction,
            [
              ...given,
              [attributes.username, Buffer.from(pass.username)],
              [attributes.realm, realm],
              [attributes.nonce, nonce],
            ],
            // RFC 8489 section 9.2.2: the key of long-term credentials.
            createHash('md5').update(`${pass.username}:${realm}:${pass.credential}`).digest(),
          )
        : writeStun(method, transaction, given);
    link.send(request);
    return eventually(
      'an answer of the relay',
      () => answers.find((answer) => answer.transaction.equals(transaction)),
      { everyMs: 2, timeoutMs: 5_000 },
    );
  }

  /** Asks; when it is told what to sign with, asks again with the password. */
  async function ask(method: number, given: Given, pass: TurnPass) {
    const first = await exchange(method, given, pass);
    const [code, wasSealed] = [codeOf(first, method), realm !== undefined];
    // 401 without a password is the question for one; 438 is a stale nonce.
    if (!(code === 401 && !wasSealed) && code !== 438) return first;
    realm = first.attribute(attributes.realm) ?? realm;
    nonce = first.attribute(attributes.nonce) ?? nonce;
    return exchange(method, given, pass);
  }

  return {
    received,
    async allocate(pass, family = 4) {
      const given: Attribute[] = [[attributes.requestedTransport, Buffer.from([17, 0, 0, 0])]];
      // As browsers do: without a wish it is IPv4 (section 7.2).
      if (family === 6) given.push([attributes.requestedFamily, Buffer.from([2, 0, 0, 0])]);
      const answer = await ask(methods.allocate, () => given, pass);
      const address = answer.attribute(attributes.relayedAddress);
      if (address !== undefined) relayed = readEndpoint(address, answer.transaction);
      return codeOf(answer, methods.allocate);
    },
    async refresh(pass) {
      return codeOf(await ask(methods.refresh, () => [], pass), methods.refresh);
    },
    async permit(pass, peer) {
      const given: Given = (transaction) => [
        [attributes.peerAddress, writeEndpoint(peer, transaction)],
      ];
      return codeOf(await ask(methods.createPermission, given, pass), methods.createPermission);
    },
    relayed() {
      if (relayed === undefined) throw new Error('nothing was allocated');
      return relayed;
    },
    send(peer, text) {
      const transaction = randomBytes(12);
      const given: Attribute[] = [
        [attributes.peerAddress, writeEndpoint(peer, transaction)],
        [attributes.data, Buffer.from(text)],
      ];
      link.send(writeStun(sendIndication, transaction, given));
    },
    next: () => eventually('a text through the relay', () => received.shift(), { everyMs: 2 }),
    close: link.close,
  };
}

function codeOf(answer: StunPacket, method: number): Outcome {
  if (answer.type !== (method | errorClass)) return 0;
  const [, , hundreds = 0, rest = 0] = answer.attribute(attributes.errorCode) ?? [];
  return hundreds * 100 + rest;
}

interface Link {
  send(packet: Uint8Array): void;
  close(): void;
}

async function open(
  { address, port }: Endpoint,
  transport: TurnTransport,
  take: (packet: Buffer) => void,
): Promise<Link> {
  if (transport === 'udp') {
    const socket = await Bun.udpSocket({
      hostname: '0.0.0.0',
      binaryType: 'buffer',
      socket: { data: (_socket, packet) => take(Buffer.from(packet)), error() {} },
    });
    return {
      send: (packet) => void socket.send(packet, port, address),
      close: () => socket.close(),
    };
  }
  const stream = await connected(address, port, transport);
  let rest = Buffer.alloc(0);
  stream.on('data', (bytes: Buffer) => {
    const cut = cutStun(Buffer.concat([rest, bytes]));
    rest = Buffer.from(cut.rest);
    for (const packet of cut.packets) take(packet);
  });
  stream.on('error', () => {});
  return { send: (packet) => void stream.write(packet), close: () => void stream.destroy() };
}

function connected(host: string, port: number, transport: 'tcp' | 'tls'): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // The tests' certificates are signed by themselves.
    const stream: Socket =
      transport === 'tcp'
        ? connectTcp(port, host, () => resolve(stream))
        : connectTls({ host, port, rejectUnauthorized: false }, () => resolve(stream));
    stream.once('error', reject);
  });
}
