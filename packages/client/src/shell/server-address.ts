import { socketPath } from '@passerby/protocol/limits';

/** Where the parts of one server answer. */
export interface ServerAddress {
  readonly socketUrl: string;
  readonly healthUrl: string;
  /** An IPv6 address stands in brackets. */
  readonly hostname: string;
  stunUrl(port: number): string;
}

/** Everything follows from the origin of `url`; throws a TypeError when it is no URL. */
export function serverAddress(url: string): ServerAddress {
  const { protocol, host, hostname } = new URL(url);
  const isSecure = protocol === 'https:' || protocol === 'wss:';
  return {
    socketUrl: `${isSecure ? 'wss' : 'ws'}://${host}${socketPath}`,
    healthUrl: `${isSecure ? 'https' : 'http'}://${host}/healthz`,
    hostname,
    stunUrl: (port) => `stun:${hostname}:${port}`,
  };
}
