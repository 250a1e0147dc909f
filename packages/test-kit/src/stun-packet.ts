import { createHmac } from 'node:crypto';

/** What a TURN client of the tests needs of STUN (RFC 8489) and TURN (RFC 8656). */
export const attributes = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  peerAddress: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  relayedAddress: 0x0016,
  requestedFamily: 0x0017,
  requestedTransport: 0x0019,
} as const;

export type Attribute = readonly [type: number, value: Uint8Array];

export interface StunPacket {
  readonly type: number;
  readonly transaction: Buffer;
  attribute(type: number): Buffer | undefined;
}

const cookie = 0x2112a442;
const headerBytes = 20;
const integrityBytes = 24;

/** Writes a packet, and seals it when there is a key. */
export function writeStun(
  type: number,
  transaction: Uint8Array,
  given: readonly Attribute[],
  key?: Uint8Array,
): Buffer {
  const body = Buffer.concat(given.map(writeAttribute));
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(body.length + (key === undefined ? 0 : integrityBytes), 2);
  header.writeUInt32BE(cookie, 4);
  header.set(transaction, 8);
  const packet = Buffer.concat([header, body]);
  if (key === undefined) return packet;
  const seal = createHmac('sha1', key).update(packet).digest();
  return Buffer.concat([packet, writeAttribute([attributes.messageIntegrity, seal])]);
}

function writeAttribute([type, value]: Attribute): Buffer {
  const bytes = Buffer.alloc(4 + 4 * Math.ceil(value.length / 4));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  bytes.set(value, 4);
  return bytes;
}

export function readStun(packet: Buffer): StunPacket {
  const found = new Map<number, Buffer>();
  for (let at = headerBytes; at + 4 <= packet.length; ) {
    const length = packet.readUInt16BE(at + 2);
    found.set(packet.readUInt16BE(at), packet.subarray(at + 4, at + 4 + length));
    at += 4 + 4 * Math.ceil(length / 4);
  }
  return {
    type: packet.readUInt16BE(0),
    transaction: packet.subarray(8, headerBytes),
    attribute: (type) => found.get(type),
  };
}

/** The whole packets at the beginning of a stream, and what is left. */
export function cutStun(stream: Buffer): { packets: Buffer[]; rest: Buffer } {
  const packets: Buffer[] = [];
  let rest = stream;
  while (rest.length >= headerBytes) {
    const length = headerBytes + rest.readUInt16BE(2);
    if (rest.length < length) break;
    packets.push(rest.subarray(0, length));
    rest = rest.subarray(length);
  }
  return { packets, rest };
}

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** An address and a port, as XOR-MAPPED-ADDRESS has them (RFC 8489 section 14.2). */
export function writeEndpoint({ address, port }: Endpoint, transaction: Uint8Array): Buffer {
  const bytes = address.includes(':') ? ipv6Bytes(address) : address.split('.').map(Number);
  const value = Buffer.from([0, bytes.length === 4 ? 1 : 2, 0, 0, ...bytes]);
  value.writeUInt16BE(port, 2);
  return mask(value, transaction);
}

export function readEndpoint(masked: Buffer, transaction: Uint8Array): Endpoint {
  const value = mask(Buffer.from(masked), transaction);
  const bytes = value.subarray(4);
  const groups = Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16BE(2 * i));
  return {
    address: bytes.length === 4 ? bytes.join('.') : groups.map((one) => one.toString(16)).join(':'),
    port: value.readUInt16BE(2),
  };
}

/** Applied twice it gives what was there before. */
function mask(value: Buffer, transaction: Uint8Array): Buffer {
  const key = Buffer.alloc(headerBytes - 4);
  key.writeUInt32BE(cookie);
  key.set(transaction, 4);
  for (let i = 0; i < 2; i++) value[2 + i] = (value[2 + i] ?? 0) ^ (key[i] ?? 0);
  for (let i = 4; i < value.length; i++) value[i] = (value[i] ?? 0) ^ (key[i - 4] ?? 0);
  return value;
}

/** Groups with at most one `::`, and no dotted quad. */
function ipv6Bytes(address: string): number[] {
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const missing = 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...new Array<string>(missing).fill('0'), ...groups(tail)].flatMap(
    (group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff],
  );
}
