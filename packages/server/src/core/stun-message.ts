/**
 * STUN Binding, the part of RFC 8489 that tells a browser how the world sees it: who asks is told
 * the address and port that the packet came from. Nothing is authenticated and nothing is kept.
 */
const headerBytes = 20;
const magicCookie = 0x2112a442;
const bindingRequest = 0x0001;
const bindingSuccess = 0x0101;
const bindingError = 0x0111;

/** The class bits of a message type; 00 is a request (RFC 8489 section 5). */
const classBits = 0x0110;

const messageIntegrity = 0x0008;
const errorCode = 0x0009;
const unknownAttributes = 0x000a;
const messageIntegritySha256 = 0x001c;
const xorMappedAddress = 0x0020;
const fingerprint = 0x8028;
const fingerprintXor = 0x5354554e;

/**
 * Comprehension-required attributes of RFC 8489 itself. They are understood, and without effect:
 * credentials mean nothing to a server that asks for none.
 */
const understood = new Set([
  0x0001, 0x0006, 0x0008, 0x0009, 0x000a, 0x0014, 0x0015, 0x001c, 0x001d, 0x001e, 0x0020,
]);

/** An IPv4 packet that nobody had to fragment (RFC 8489 section 6.1); browsers send 20 to 100. */
export const maxStunRequestBytes = 548;

/** More unknown attributes than these are not listed: an answer never outgrows its question much. */
const maxListedAttributes = 8;

/** Room for any answer: header, the larger of the two bodies, fingerprint. */
export const maxStunResponseBytes = headerBytes + 4 + 4 + 4 + 2 * maxListedAttributes + 8;

/** Where a packet came from: 4 or 16 address bytes in network order. */
export interface PacketSource {
  readonly address: Uint8Array;
  readonly port: number;
}

/** Why a packet gets no answer. */
type StunFault = 'notStun' | 'notRequest' | 'malformed' | 'badFingerprint';

export type StunAnswer =
  | { readonly ok: true; readonly value: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly code: StunFault };

/**
 * Answers one packet: a success with XOR-MAPPED-ADDRESS (RFC 8489 section 14.2), or a 420 that
 * names the required attributes it does not know (section 6.3.1). The answer is written to the
 * front of `into`, which holds `maxStunResponseBytes`. Rejects with a code whatever is not a sound
 * Binding request; what RFC 3489 called STUN, without the cookie, is not.
 */
export function answerStun(
  packet: Uint8Array,
  source: PacketSource,
  into: Uint8Array<ArrayBuffer>,
): StunAnswer {
  const request = readRequest(packet);
  if (!request.ok) return request;

  into.set(packet.subarray(4, headerBytes), 4);
  const out = view(into);
  const { unknown, hasFingerprint } = request.value;
  let end = unknown.length > 0 ? writeUnknown(out, unknown) : writeMappedAddress(out, into, source);
  out.setUint16(0, unknown.length > 0 ? bindingError : bindingSuccess);
  if (hasFingerprint) {
    // The length that is hashed already counts the fingerprint (RFC 8489 section 14.7).
    out.setUint16(2, end + 8 - headerBytes);
    out.setUint16(end, fingerprint);
    out.setUint16(end + 2, 4);
    out.setUint32(end + 4, fingerprintOf(into, end));
    end += 8;
  } else {
    out.setUint16(2, end - headerBytes);
  }
  return { ok: true, value: into.subarray(0, end) };
}

interface Request {
  readonly unknown: readonly number[];
  readonly hasFingerprint: boolean;
}

type RequestRead =
  | { readonly ok: true; readonly value: Request }
  | { readonly ok: false; readonly code: StunFault };

function readRequest(packet: Uint8Array): RequestRead {
  if (packet.length < headerBytes || packet.length > maxStunRequestBytes) return fault('notStun');
  const read = view(packet);
  const type = read.getUint16(0);
  if (type >= 0x4000 || read.getUint32(4) !== magicCookie) return fault('notStun');
  if ((type & classBits) !== 0 || type !== bindingRequest) return fault('notRequest');
  const length = read.getUint16(2);
  if (length % 4 !== 0 || headerBytes + length !== packet.length) return fault('malformed');

  const unknown: number[] = [];
  let sealed = false;
  let at = headerBytes;
  while (at < packet.length) {
    const attribute = read.getUint16(at);
    const valueBytes = read.getUint16(at + 2);
    const next = at + 4 + Math.ceil(valueBytes / 4) * 4;
    if (next > packet.length) return fault('malformed');
    if (attribute === fingerprint) {
      // It is the last attribute or it is none (RFC 8489 section 14.7).
      if (valueBytes !== 4 || next !== packet.length) return fault('malformed');
      if (read.getUint32(at + 4) !== fingerprintOf(packet, at)) return fault('badFingerprint');
      return { ok: true, value: { unknown, hasFingerprint: true } };
    }
    // What follows an integrity attribute is not covered by it and is ignored (section 14.5).
    if (!sealed && attribute < 0x8000 && !understood.has(attribute)) unknown.push(attribute);
    sealed ||= attribute === messageIntegrity || attribute === messageIntegritySha256;
    at = next;
  }
  return { ok: true, value: { unknown, hasFingerprint: false } };
}

const fault = (code: StunFault) => ({ ok: false, code }) as const;

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

function writeMappedAddress(out: DataView, into: Uint8Array, source: PacketSource): number {
  const { address, port } = source;
  out.setUint16(headerBytes, xorMappedAddress);
  out.setUint16(headerBytes + 2, 4 + address.length);
  out.setUint16(headerBytes + 4, address.length === 4 ? 1 : 2);
  out.setUint16(headerBytes + 6, port ^ (magicCookie >>> 16));
  // Cookie and transaction id stand side by side in the header: together they are the mask.
  for (let i = 0; i < address.length; i++) {
    into[headerBytes + 8 + i] = (address[i] as number) ^ (into[4 + i] as number);
  }
  return headerBytes + 8 + address.length;
}

function writeUnknown(out: DataView, unknown: readonly number[]): number {
  out.setUint16(headerBytes, errorCode);
  out.setUint16(headerBytes + 2, 4);
  // Class 4, number 20. The reason phrase is for diagnostics only and stays empty.
  out.setUint32(headerBytes + 4, (4 << 8) | 20);
  const listed = unknown.slice(0, maxListedAttributes);
  const at = headerBytes + 8;
  out.setUint16(at, unknownAttributes);
  out.setUint16(at + 2, 2 * listed.length);
  const end = at + 4 + Math.ceil(listed.length / 2) * 4;
  out.setUint32(end - 4, 0);
  listed.forEach((attribute, i) => {
    out.setUint16(at + 4 + 2 * i, attribute);
  });
  return end;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 of the first `end` bytes, xored so that no other protocol's CRC is taken for it. */
function fingerprintOf(message: Uint8Array, end: number): number {
  let crc = 0xffffffff;
  for (let i = 0; i < end; i++) {
    crc = (crc >>> 8) ^ (crcTable[(crc ^ (message[i] as number)) & 0xff] as number);
  }
  return (crc ^ 0xffffffff ^ fingerprintXor) >>> 0;
}
