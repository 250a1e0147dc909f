import type { Mode } from '@passerby/protocol/client-messages';

/** A session's number, 31 random bits: the name by which the server knows it. No secret. */
export type SessionId = number;

/** A process among several that are one crowd, by a random number of 31 bits. */
export type NodeId = number;

/** One wish to meet somebody, as long as it waits. */
export interface Ticket {
  readonly session: SessionId;
  /** The client's own count: with `session` it names a pairing's one side. */
  readonly number: number;
  readonly mode: Mode;
  /** 0 is any. */
  readonly language: number;
  /** Interests, by the matchmaker's own numbers, in the order in which the client gave them. */
  readonly tags: readonly number[];
  readonly network: number;
  /** The server sees this client at a private or loopback address. */
  readonly local: boolean;
  readonly hardNat: boolean;
  readonly relayOnly: boolean;
  /** Sessions it has met lately. */
  readonly avoided: readonly SessionId[];
  /** When it began to wait, in milliseconds; a resumed or refreshed ticket keeps it. */
  readonly since: number;
}

/** Which of `own` the other has too: bit i stands for tag i. */
export function sharedTags(own: readonly number[], other: readonly number[]): number {
  let bits = 0;
  for (let i = 0; i < own.length; i++) if (other.includes(own[i] as number)) bits |= 1 << i;
  return bits;
}
