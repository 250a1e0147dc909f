import { parseIpAddress } from '@passerby/server/shell/ip-address';
import * as der from './der.ts';

/** PEM text of a certificate that vouches for itself, and of its key; neither was ever in a file. */
export interface SelfSigned {
  readonly cert: string;
  readonly key: string;
  /** SHA-256 of the certificate, as browsers show it: `AB:CD:...`. */
  readonly fingerprint: string;
}

const ids = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Clocks of phones are not always right. */
const hourMs = 3_600_000;

/**
 * Makes a key on P-256 and a certificate (RFC 5280) for these names and IP addresses, valid from an
 * hour before `now` for so many days.
 */
export async function createSelfSigned(given: {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly days: number;
  readonly now: number;
}): Promise<SelfSigned> {
  const { names, addresses, days, now } = given;
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const signedWith = der.sequence(der.objectId(ids.ecdsaWithSha256));
  const subject = der.sequence(
    der.set(der.sequence(der.objectId(ids.commonName), der.text('Passerby, on this network'))),
  );
  const body = der.sequence(
    der.tagged(0xa0, der.unsigned(Uint8Array.of(2))),
    der.unsigned(crypto.getRandomValues(new Uint8Array(16))),
    signedWith,
    subject,
    der.sequence(
      der.time(new Date(now - hourMs)),
      der.time(new Date(now + days * 24 * hourMs - hourMs)),
    ),
    subject,
    publicKey,
    der.tagged(0xa3, der.sequence(...extensions(names, addresses))),
  );
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, keys.privateKey, body));
  const certificate = der.sequence(body, signedWith, der.bits(asDer(signature)));
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
  return {
    cert: pem('CERTIFICATE', certificate),
    key: pem('PRIVATE KEY', key),
    fingerprint: (digest.toHex().toUpperCase().match(/../g) ?? []).join(':'),
  };
}

function extensions(names: readonly string[], addresses: readonly string[]): Uint8Array[] {
  const extension = (id: string, value: Uint8Array, isCritical = false) =>
    der.sequence(der.objectId(id), ...(isCritical ? [der.yes()] : []), der.octets(value));
  return [
    // Not an authority: whoever trusts it trusts this server alone.
    extension(ids.basicConstraints, der.sequence(), true),
    // digitalSignature, the first bit.
    extension(ids.keyUsage, der.bits(Uint8Array.of(0x80), 7), true),
    extension(ids.extendedKeyUsage, der.sequence(der.objectId(ids.serverAuth))),
    extension(
      ids.subjectAltName,
      der.sequence(
        ...names.map((name) => der.tagged(0x82, der.ascii(name))),
        ...addresses.map((address) => der.tagged(0x87, bytesOf(address))),
      ),
    ),
  ];
}

function bytesOf(address: string): Uint8Array {
  const parsed = parseIpAddress(address);
  if (!parsed.ok) throw new Error('not an address of this machine');
  return parsed.value;
}

/** WebCrypto gives the two numbers side by side; a certificate has them as a sequence (RFC 3279). */
function asDer(signature: Uint8Array): Uint8Array {
  return der.sequence(
    der.unsigned(signature.subarray(0, 32)),
    der.unsigned(signature.subarray(32)),
  );
}

function pem(label: string, bytes: Uint8Array): string {
  const lines = bytes.toBase64().match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
