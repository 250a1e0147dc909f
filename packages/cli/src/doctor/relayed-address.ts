import { createHash } from 'node:crypto';
import {
  type Attribute,
  attributeTypes,
  createStunRequest,
  errorCodeOf,
  isPrivateAddress,
  requestTypes,
} from './stun-exchange.ts';
import { openStunLink, type StunTransport } from './stun-link.ts';

/** A name and a password for a relay. */
export interface RelayPass {
  readonly username: string;
  readonly credential: string;
}

/** What came of asking a relay for an address. */
export type RelayLook =
  | { readonly kind: 'relayed'; readonly isPrivate: boolean }
  | { readonly kind: 'refused'; readonly code: number }
  /** It gave an address without a password. */
  | { readonly kind: 'open' }
  | { readonly kind: 'silent' };

/** Asks for an address as a browser does, first without a password, and gives it back. */
export async function lookAtRelay(
  where: { readonly host: string; readonly port: number },
  transport: StunTransport,
  pass: RelayPass,
): Promise<RelayLook> {
  const link = await openStunLink(where, transport);
  if (link === undefined) return { kind: 'silent' };
  try {
    const udp: Attribute = [attributeTypes.requestedTransport, Uint8Array.of(17, 0, 0, 0)];
    const question = await link.ask(createStunRequest(requestTypes.allocate, [udp]));
    if (question === undefined) return { kind: 'silent' };
    if (!question.isError) return { kind: 'open' };
    if (errorCodeOf(question) !== 401) return { kind: 'refused', code: errorCodeOf(question) };
    const realm = question.attribute(attributeTypes.realm) ?? Buffer.alloc(0);
    const nonce = question.attribute(attributeTypes.nonce) ?? Buffer.alloc(0);
    const sealed = (type: number, more: readonly Attribute[]) =>
      createStunRequest(
        type,
        [
          ...more,
          [attributeTypes.username, Buffer.from(pass.username)],
          [attributeTypes.realm, realm],
          [attributeTypes.nonce, nonce],
        ],
        // RFC 8489 section 9.2.2: the key of long-term credentials.
        createHash('md5').update(`${pass.username}:${realm}:${pass.credential}`).digest(),
      );
    const answer = await link.ask(sealed(requestTypes.allocate, [udp]));
    if (answer === undefined) return { kind: 'silent' };
    if (answer.isError) return { kind: 'refused', code: errorCodeOf(answer) };
    const address = answer.attribute(attributeTypes.relayedAddress);
    // A lifetime of nothing: it is given back.
    const lifetime: Attribute = [0x000d, new Uint8Array(4)];
    await link.ask(sealed(requestTypes.refresh, [lifetime]));
    return { kind: 'relayed', isPrivate: address !== undefined && isPrivateAddress(address) };
  } finally {
    link.close();
  }
}
