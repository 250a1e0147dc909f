import { createCipheriv, createDecipheriv } from 'node:crypto';
import { maxFrameBytes } from '@passerby/protocol/limits';
import type { NodeId } from '../../core/ticket.ts';
import type { LinkKeys } from './node-identity.ts';

/** Version, sender, counter; then what is sealed, and a tag of 16 bytes. */
const headerBytes = 1 + 4 + 8;
const tagBytes = 16;
const version = 1;
const cipherName = 'aes-256-gcm';

/** No message is longer, and what is kept until it is known who sent it must have a bound. */
const maxSealedBytes = headerBytes + maxFrameBytes + tagBytes;

/** Who a frame says it is from; undefined when it is no frame of ours. Believe nothing before it opens. */
export function senderOf(frame: Uint8Array): NodeId | undefined {
  const { length } = frame;
  if (length < headerBytes + tagBytes || length > maxSealedBytes) return undefined;
  if (frame[0] !== version) return undefined;
  return viewOf(frame).getUint32(1);
}

/**
 * What two nodes say to each other (AES-256-GCM, NIST SP 800-38D): nobody else can read it, make it up,
 * repeat it or turn it around. Counters are nonces; a lost frame is a gap, an older one is refused.
 */
export class SealedLink {
  #sent = 0n;
  #heard = 0n;

  constructor(
    private readonly from: NodeId,
    private readonly to: NodeId,
    private readonly keys: LinkKeys,
  ) {}

  seal(plain: Uint8Array): Buffer {
    const header = Buffer.alloc(headerBytes);
    header[0] = version;
    header.writeUInt32BE(this.from, 1);
    header.writeBigUInt64BE(++this.#sent, 5);
    const cipher = createCipheriv(cipherName, this.keys.sending, nonceOf(header));
    cipher.setAAD(aadOf(header, this.to));
    const sealed = cipher.update(plain);
    cipher.final();
    return Buffer.concat([header, sealed, cipher.getAuthTag()]);
  }

  /** The plain frame, which whoever gets it wipes; undefined for anything that is not theirs and new. */
  open(frame: Uint8Array): Uint8Array | undefined {
    const header = Buffer.from(frame.subarray(0, headerBytes));
    const counter = header.readBigUInt64BE(5);
    if (senderOf(frame) !== this.to || counter <= this.#heard) return undefined;
    const cipher = createDecipheriv(cipherName, this.keys.receiving, nonceOf(header));
    cipher.setAAD(aadOf(header, this.from));
    cipher.setAuthTag(frame.subarray(-tagBytes));
    const plain = cipher.update(frame.subarray(headerBytes, -tagBytes));
    try {
      cipher.final();
    } catch {
      plain.fill(0);
      return undefined;
    }
    this.#heard = counter;
    // No Buffer: its `slice` copies nothing, and what is kept would be wiped with the frame.
    return new Uint8Array(plain.buffer, plain.byteOffset, plain.length);
  }
}

/** Ninety-six bits: a counter never comes twice under one key, which lives as long as its process. */
const nonceOf = (header: Buffer): Buffer => Buffer.concat([Buffer.alloc(4), header.subarray(5)]);

function aadOf(header: Buffer, to: NodeId): Buffer {
  const aad = Buffer.alloc(headerBytes + 4);
  header.copy(aad);
  aad.writeUInt32BE(to, headerBytes);
  return aad;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
