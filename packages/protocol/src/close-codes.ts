/**
 * Why the server closed a socket. The code is the whole message: no reason text is sent.
 * 4000-4999 is the range that RFC 6455 section 7.4.2 leaves to applications.
 */
export const closeCodes = {
  /** Unknown type, wrong length, a value outside its field, or text. */
  badFrame: 4000,
  /** A frame that the state does not allow. */
  badState: 4001,
  /** A protocol version this server does not speak. Reload the page. */
  badVersion: 4002,
  /** No `Hello` or `Resume` within five seconds. */
  helloTimeout: 4003,
  /** More frames than a person makes. */
  tooFast: 4004,
  /** Too many sockets from one network. */
  tooManySockets: 4005,
  /** The session goes on over a newer socket. */
  replaced: 4006,
  /** A ticket that does not count upwards. */
  badTicket: 4007,
  /** The server is shutting down. Come back in a moment. */
  shuttingDown: 4008,
  /** `Terminated` came before. */
  terminated: 4009,
  /** `Blocked` came before. */
  blocked: 4010,
} as const;

export type CloseCode = keyof typeof closeCodes;

/** The name of a close code, if it is one of ours. */
export function closeCodeName(code: number): CloseCode | undefined {
  const entry = Object.entries(closeCodes).find(([, number]) => number === code);
  return entry?.[0] as CloseCode | undefined;
}
