import { relaxAfterMs, resumeWindowMs } from '@passerby/protocol/limits';

/** What a server does when its operator says nothing: it serves this machine, and opens nothing. */
export const defaultOptions = {
  port: 8080,
  host: 'localhost',
  stunPorts: 'usual',
  /** Whoever wants to hide their address may, and whoever has a NAT that lets nobody in gets out. */
  relay: 'choice',
  relayPort: 'usual',
  /** What nobody else is given to listen on (RFC 6335 section 6). */
  relayRange: { min: 49_152, max: 65_535 },
  /** Room for a carrier's NAT with a hundred people behind it, and not for a flood. */
  socketsPerNetwork: 128,
  openingsPerSecond: 2,
  /** A person makes one in a while; a call that is set up over the server makes a dozen at once. */
  framesPerSecond: 10,
  resumeWindowMs,
  relaxAfterMs,
  moderation: {
    flagThreshold: 3,
    minSharedMs: 3_000,
    pauseMs: 60_000,
    blockMs: [900_000, 3_600_000, 14_400_000],
    blockShare: 0.25,
    flagsPerVoice: 6,
    matchesPerMinute: 60,
    // Some 65,000 hashes: about 0.2 s of a phone's time.
    workBits: 16,
    calmPerSecond: 100,
  },
} as const;
