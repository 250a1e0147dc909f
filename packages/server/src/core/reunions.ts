import type { SessionId } from './ticket.ts';

/** What one side of an old pair says: the hash of its own key, and that of the other's. */
interface Claim {
  readonly hash: Uint8Array;
  readonly partnerHash: Uint8Array;
  readonly meetingPoint: number;
}

/**
 * Honest claims at one number are two. Whoever makes them up can choose the number, and each claim
 * looks at all that are there: more than these are not looked at, and go unanswered.
 */
const mostAtOnePoint = 8;

/**
 * Where the two sides of a call meet again that outlived its server (SPEC R4). The server knows
 * nothing of the pair: that each names the other is all the proof there is, and all that is needed.
 */
export class Reunions {
  readonly #claims = new Map<SessionId, Claim>();
  /** Both sides of a pair come to the same number, whichever is first. */
  readonly #waiting = new Map<number, readonly SessionId[]>();

  get size(): number {
    return this.#claims.size;
  }

  /**
   * The session that names this one as this one names it, and both are done; or this one waits.
   * The bytes are wiped when they have served.
   */
  claim(session: SessionId, hash: Uint8Array, partnerHash: Uint8Array): SessionId | undefined {
    this.withdraw(session);
    const claim = { hash, partnerHash, meetingPoint: (number(hash) ^ number(partnerHash)) >>> 1 };
    const here = this.#waiting.get(claim.meetingPoint) ?? [];
    const partner = here.find((other) => agree(claim, this.#claims.get(other)));
    this.#claims.set(session, claim);
    if (here.length < mostAtOnePoint) this.#waiting.set(claim.meetingPoint, [...here, session]);
    if (partner === undefined) return undefined;
    this.withdraw(partner);
    this.withdraw(session);
    return partner;
  }

  /** Withdrawing twice is harmless. */
  withdraw(session: SessionId): void {
    const claim = this.#claims.get(session);
    if (claim === undefined) return;
    this.#claims.delete(session);
    const left = (this.#waiting.get(claim.meetingPoint) ?? []).filter((one) => one !== session);
    if (left.length === 0) this.#waiting.delete(claim.meetingPoint);
    else this.#waiting.set(claim.meetingPoint, left);
    claim.hash.fill(0);
    claim.partnerHash.fill(0);
  }
}

/** One key cannot stand for both sides. */
function agree(own: Claim, other: Claim | undefined): boolean {
  if (other === undefined || equal(own.hash, own.partnerHash)) return false;
  return equal(own.hash, other.partnerHash) && equal(own.partnerHash, other.hash);
}

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

const number = ([a = 0, b = 0, c = 0, d = 0]: Uint8Array): number =>
  (a << 24) | (b << 16) | (c << 8) | d;
