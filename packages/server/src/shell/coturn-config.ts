import { relayPassSeconds } from '@passerby/protocol/limits';
import type { PeerRules } from '../core/relay-peers.ts';

/** The ports that relayed packets come from. */
export interface PortRange {
  readonly min: number;
  readonly max: number;
}

export interface CoturnConfig {
  /** Printable ASCII. */
  readonly secret: Uint8Array;
  readonly listening: readonly string[];
  readonly relaying: readonly string[];
  readonly port: number;
  /** 0 without TLS. */
  readonly tlsPort: number;
  /** Absolute paths: coturn has a folder of its own. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly range: PortRange;
  readonly peers: PeerRules;
}

/** Allocations of one pass: one for each interface, family and transport, and again after a restart. */
const allocationsPerPass = 24;

/** Allocations in all: each takes a port of the range and some kilobytes. */
const allocations = 4_000;

/** Bytes a second for each allocation and direction: 1080p takes a third of it. */
const bytesPerSecond = 1_000_000;

/**
 * What must hold even if the rest of the configuration were not read: no access without a password, no
 * command line or web page to manage it by, no file, no word. `stdout` leads to nowhere.
 */
export const coturnArguments = [
  ...['-c', '/dev/stdin', '--use-auth-secret', '--no-cli', '--no-software-attribute'],
  ...['--log-file=stdout', '--simple-log', '--pidfile=', '--userdb=:memory:'],
] as const;

/** The rest, for coturn's standard input. It holds the secret: whoever has passed it on wipes it. */
export function coturnConfig(config: CoturnConfig): Uint8Array {
  const { secret, listening, relaying, port, tlsPort, tls, range, peers } = config;
  const lines = [
    'realm=passerby',
    `listening-port=${port}`,
    ...listening.map((address) => `listening-ip=${address}`),
    ...relaying.map((address) => `relay-ip=${address}`),
    // What browsers ask for unless the relay has nothing else (RFC 8656 section 7.2).
    ...(relaying.every(isIpv6) ? ['allocation-default-address-family=ipv6'] : []),
    `min-port=${range.min}`,
    `max-port=${range.max}`,
    ...(tls === undefined
      ? ['no-tls']
      : [
          `tls-listening-port=${tlsPort}`,
          `cert=${tls.certFile}`,
          `pkey=${tls.keyFile}`,
          ...['no-tlsv1', 'no-tlsv1_1'],
        ]),
    // Browsers speak it to no relay.
    'no-dtls',
    ...['no-stun', 'no-rfc5780', 'no-tcp-relay', 'no-multicast-peers'],
    ...['no-dynamic-ip-list', 'no-dynamic-realms', 'no-auth-pings'],
    `stale-nonce=${relayPassSeconds}`,
    `user-quota=${allocationsPerPass}`,
    `total-quota=${allocations}`,
    `max-bps=${bytesPerSecond}`,
    ...(peers.loopback ? ['allow-loopback-peers'] : []),
    ...peers.denied.map((range) => `denied-peer-ip=${range}`),
    ...peers.allowed.map((address) => `allowed-peer-ip=${address}`),
    'static-auth-secret=',
  ];
  const text = new TextEncoder().encode(lines.join('\n'));
  const whole = new Uint8Array(text.length + secret.length + 1);
  whole.set(text);
  whole.set(secret, text.length);
  whole[whole.length - 1] = 0x0a;
  return whole;
}

const isIpv6 = (address: string): boolean => address.includes(':');
