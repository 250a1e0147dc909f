import { relaxAfterMs, resumeWindowMs } from '@passerby/protocol/limits';

/** What a server does when its operator says nothing: it serves this machine, and opens nothing. */
export const defaultOptions = {
  port: 8080,
  host: 'localhost',
  stunPorts: 'usual',
  /** Room for a carrier's NAT with a hundred people behind it, and not for a flood. */
  socketsPerNetwork: 128,
  openingsPerSecond: 2,
  /** A person makes one in a while; a call that is set up over the server makes a dozen at once. */
  framesPerSecond: 10,
  resumeWindowMs,
  relaxAfterMs,
} as const;
