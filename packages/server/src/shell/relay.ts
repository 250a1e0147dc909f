import { resolve } from 'node:path';
import type { Relay } from '../core/relay-desk.ts';
import { relayPeers } from '../core/relay-peers.ts';
import { findCoturn, startCoturn } from './coturn.ts';
import { coturnConfig, type PortRange } from './coturn-config.ts';
import { hmacSha1 } from './hmac-sha1.ts';
import type { Log } from './log.ts';
import { randomBytes } from './randomness.ts';
import { relayAddresses } from './relay-addresses.ts';
import { findRelayPorts, type RelayPort } from './relay-ports.ts';
import { type StartFailure, startFailure } from './start-failure.ts';

/** What an operator decides about relays. */
export interface RelayOptions {
  /** `always`: every call goes through one. */
  readonly relay: 'never' | 'choice' | 'always';
  /** Relays elsewhere (RFC 7065); none is started when there are any. */
  readonly relayUrls: readonly string[];
  /** What they share with us. */
  readonly relaySecret: string | undefined;
  readonly relayPort: RelayPort;
  readonly relayRange: PortRange;
}

interface StartedRelay {
  readonly ok: true;
  /** Undefined: there is none. */
  readonly relay: Relay | undefined;
  /** Whether it has other ports than the usual ones, since these were taken. */
  readonly isMoved: boolean;
  /** Tells one of our own that the files of the certificate have changed. */
  renewCertificate(): void;
  stop(): void;
}

const secretBytes = 32;
const encoder = new TextEncoder();

/** The relay that the operator named, or one of our own where coturn is installed, or none. */
export async function startRelay(given: {
  readonly options: RelayOptions;
  readonly host: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly log: Log;
}): Promise<StartedRelay | StartFailure> {
  const { options } = given;
  if (options.relay === 'never') return none;
  if (options.relayUrls.length > 0) return elsewhere(options);
  const program = findCoturn();
  if (program !== undefined) return ownRelay({ ...given, program });
  if (options.relay === 'choice') return none;
  return startFailure(
    'relayMissing',
    '--relay=always needs a relay: install coturn, or name one elsewhere with --relay-url.',
  );
}

const none: StartedRelay = {
  ok: true,
  relay: undefined,
  isMoved: false,
  renewCertificate() {},
  stop() {},
};

function elsewhere({ relayUrls, relaySecret = '' }: RelayOptions): StartedRelay {
  const key = encoder.encode(relaySecret);
  const relay: Relay = {
    port: 0,
    tlsPort: 0,
    urls: encoder.encode(relayUrls.join('\n')),
    isUp: () => true,
    sign: (name) => hmacSha1(key, name),
  };
  return { ...none, relay, stop: () => key.fill(0) };
}

async function ownRelay(given: {
  readonly program: string;
  readonly options: RelayOptions;
  readonly host: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly log: Log;
}): Promise<StartedRelay | StartFailure> {
  const { program, options, host, tls, log } = given;
  const { listening, relaying, reach } = relayAddresses(host);
  const ports = await findRelayPorts({
    addresses: listening,
    wanted: options.relayPort,
    tls: tls !== undefined,
  });
  if (!ports.ok) return ports;
  const { port, tlsPort, isMoved } = ports;
  const secret = printable(randomBytes(secretBytes));
  const peers = relayPeers({ reach, own: relaying, onlyRelayed: options.relay === 'always' });
  const config = {
    secret,
    listening,
    relaying,
    port,
    tlsPort,
    tls: tls && { certFile: resolve(tls.certFile), keyFile: resolve(tls.keyFile) },
    peers,
    range: options.relayRange,
  };
  const coturn = await startCoturn({
    program,
    createConfig: () => coturnConfig(config),
    address: listening[0] ?? host,
    port,
    log,
  });
  const relay: Relay = {
    port,
    tlsPort,
    urls: new Uint8Array(0),
    isUp: coturn.isUp,
    sign: (name) => hmacSha1(secret, name),
  };
  return {
    ok: true,
    relay,
    isMoved,
    renewCertificate: coturn.renewCertificate,
    stop() {
      coturn.stop();
      secret.fill(0);
    },
  };
}

/** Two letters for each byte, as bytes: a string could not be wiped. */
function printable(bytes: Uint8Array): Uint8Array {
  const letters = new Uint8Array(2 * bytes.length);
  for (const [i, byte] of bytes.entries()) {
    letters[2 * i] = 0x61 + (byte >> 4);
    letters[2 * i + 1] = 0x61 + (byte & 15);
  }
  bytes.fill(0);
  return letters;
}
