import {
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import type { NodeId } from '../../core/ticket.ts';
import { hmacSha256 } from '../hmac-sha256.ts';

const keyBytes = 32;
const idBytes = 4;
/** The same for every X25519 key as SPKI (RFC 8410 section 4): then the key itself. */
const spkiHeader = Buffer.from('302a300506032b656e032100', 'hex');
const leaseName = new TextEncoder().encode('passerby-node-v1');

/** Two keys that two nodes have and nobody else: one for each direction. */
export interface LinkKeys {
  readonly sending: Uint8Array;
  readonly receiving: Uint8Array;
}

/** Who this node is to the others, for as long as it runs. */
export interface NodeIdentity {
  readonly node: NodeId;
  /** What all that share the secret are called: several crowds can have one Redis. */
  readonly crowd: string;
  /** What it publishes: its key, and the proof that it knows the secret. */
  readonly lease: string;
  /** The keys for another node; undefined when its lease is not by somebody who knows the secret. */
  linkTo(node: NodeId, lease: string): LinkKeys | undefined;
  /** A key that all nodes come to, for one purpose. */
  commonKey(purpose: string): Uint8Array;
}

/** Makes a key pair for this run (X25519, RFC 7748). It ends with the process. */
export function createNodeIdentity(node: NodeId, secret: string): NodeIdentity {
  const derive = (input: Uint8Array, salt: Uint8Array, purpose: string) =>
    new Uint8Array(hkdfSync('sha256', input, salt, `passerby ${purpose}`, keyBytes));
  const commonKey = (purpose: string) =>
    derive(new TextEncoder().encode(secret), new Uint8Array(0), purpose);
  const leaseKey = commonKey('lease v1');
  const linkSalt = commonKey('link v1');
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const own = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-keyBytes));

  const proofOf = (of: NodeId, key: Uint8Array) =>
    hmacSha256(leaseKey, Buffer.concat([leaseName, idOf(of), key]));

  return {
    node,
    crowd: commonKey('crowd v1').subarray(0, 4).toHex(),
    lease: Buffer.concat([own, proofOf(node, own)]).toString('base64'),
    commonKey,
    linkTo(other, lease) {
      const bytes = Buffer.from(lease, 'base64');
      if (bytes.length !== 2 * keyBytes) return undefined;
      const theirs = bytes.subarray(0, keyBytes);
      if (!timingSafeEqual(bytes.subarray(keyBytes), proofOf(other, theirs))) return undefined;
      const shared = agree(privateKey, theirs);
      if (shared === undefined) return undefined;
      const direction = (from: NodeId, to: NodeId) => derive(shared, linkSalt, `${from} to ${to}`);
      const keys = { sending: direction(node, other), receiving: direction(other, node) };
      shared.fill(0);
      return keys;
    },
  };
}

/** Undefined for a point that leads nowhere (RFC 7748 section 6.1). */
function agree(privateKey: KeyObject, theirs: Uint8Array): Uint8Array | undefined {
  try {
    const key = Buffer.concat([spkiHeader, theirs]);
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    return new Uint8Array(diffieHellman({ privateKey, publicKey }));
  } catch {
    return undefined;
  }
}

function idOf(node: NodeId): Uint8Array {
  const bytes = new Uint8Array(idBytes);
  new DataView(bytes.buffer).setUint32(0, node);
  return bytes;
}
