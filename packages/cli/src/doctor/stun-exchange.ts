import { createHmac, randomBytes } from 'node:crypto';

/** Types of attributes that a look at STUN (RFC 8489) and TURN (RFC 8656) needs. */
export const attributeTypes = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  realm: 0x0014,
  nonce: 0x0015,
  relayedAddress: 0x0016,
  requestedTransport: 0x0019,
  mappedAddress: 0x0020,
} as const;

/** Requests that are sent, by their type. */
export const requestTypes = { binding: 0x0001, allocate: 0x0003, refresh: 0x0004 } as const;

export type Attribute = readonly [type: number, value: Uint8Array];

export interface StunAnswer {
  readonly isError: boolean;
  attribute(type: number): Buffer | undefined;
}

const cookie = 0x2112a442;
export const stunHeaderBytes = 20;
const sealBytes = 24;

export interface StunRequest {
  readonly packet: Buffer;
  /** The answer in a packet, when it is one to this request. */
  answerIn(packet: Buffer): StunAnswer | undefined;
}

/** Writes a request with a new transaction; with a key it is sealed (RFC 8489 section 14.5). */
export function createStunRequest(
  type: number,
  attributes: readonly Attribute[],
  key?: Uint8Array,
): StunRequest {
  const transaction = randomBytes(12);
  const body = Buffer.concat(attributes.map(written));
  const header = Buffer.alloc(stunHeaderBytes);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(body.length + (key === undefined ? 0 : sealBytes), 2);
  header.writeUInt32BE(cookie, 4);
  header.set(transaction, 8);
  const open = Buffer.concat([header, body]);
  const seal = key && createHmac('sha1', key).update(open).digest();
  return {
    packet: seal ? Buffer.concat([open, written([attributeTypes.messageIntegrity, seal])]) : open,
    answerIn(packet) {
      if (packet.length < stunHeaderBytes) return undefined;
      if (!packet.subarray(8, stunHeaderBytes).equals(transaction)) return undefined;
      const answered = packet.readUInt16BE(0);
      if (answered !== (type | 0x100) && answered !== (type | 0x110)) return undefined;
      const found = attributesIn(packet);
      return { isError: answered === (type | 0x110), attribute: (wanted) => found.get(wanted) };
    },
  };
}

function written([type, value]: Attribute): Buffer {
  const bytes = Buffer.alloc(4 + 4 * Math.ceil(value.length / 4));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  bytes.set(value, 4);
  return bytes;
}

function attributesIn(packet: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = stunHeaderBytes; at + 4 <= packet.length; ) {
    const length = packet.readUInt16BE(at + 2);
    found.set(packet.readUInt16BE(at), packet.subarray(at + 4, at + 4 + length));
    at += 4 + 4 * Math.ceil(length / 4);
  }
  return found;
}

/** 401, 438 and so on; 0 where there is none. */
export function errorCodeOf(answer: StunAnswer): number {
  const [, , hundreds = 0, rest = 0] = answer.attribute(attributeTypes.errorCode) ?? [];
  return hundreds * 100 + rest;
}

/** Whether a masked address is of a network that the internet does not reach (RFC 1918, 6598, loopback). */
export function isPrivateAddress(masked: Buffer): boolean {
  if (masked[1] !== 1 || masked.length < 8) return false;
  const key = Buffer.alloc(4);
  key.writeUInt32BE(cookie);
  const [a = 0, b = 0] = masked.subarray(4, 8).map((byte, i) => byte ^ (key[i] as number));
  return (
    a === 10 ||
    a === 127 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254)
  );
}
