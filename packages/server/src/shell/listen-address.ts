import { parseIpAddress } from './ip-address.ts';

/** One address to listen on. `optional`: a machine without IPv6 does without it. */
export interface ListenAddress {
  readonly address: string;
  readonly optional: boolean;
}

/**
 * The addresses that a host option means. `localhost` is both loopbacks, since browsers try ::1
 * first and a machine may lack it; it opens nothing to the network. Everything else is one address:
 * `0.0.0.0` is all of IPv4, `::` all of both families.
 */
export function listenAddresses(host: string): readonly ListenAddress[] {
  if (host !== 'localhost') return [{ address: host, optional: false }];
  return [
    { address: '127.0.0.1', optional: false },
    { address: '::1', optional: true },
  ];
}

/** Where a browser on this machine, or one that knows the host, finds the page. */
export function publicUrl(given: {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}): string {
  const { host, port, tls } = given;
  const name = isEverywhere(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return new URL(`${tls ? 'https' : 'http'}://${name}:${port}`).origin;
}

/** Whether a host option means every address there is: `0.0.0.0`, or `::` in any spelling. */
export function isEverywhere(host: string): boolean {
  const parsed = parseIpAddress(host);
  return parsed.ok && parsed.value.every((byte) => byte === 0);
}

/** Whether a host option can be listened on: `localhost`, or an IP address without a zone. */
export function isListenHost(host: string): boolean {
  return host === 'localhost' || (!host.includes('%') && parseIpAddress(host).ok);
}
