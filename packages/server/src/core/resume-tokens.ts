import { resumeTokenBytes } from '@passerby/protocol/limits';
import type { SessionId } from './ticket.ts';

const idBytes = 4;

/** What is held of a token besides the id of its session. */
export const resumeTokenSecretBytes = resumeTokenBytes - idBytes;

/** Where a secret stands. */
type Place = number;

/** There is none. */
export const nowhere: Place = -1;

/** What a session keeps of its tokens. */
export interface TokenHolder {
  readonly id: SessionId;
  secret: Place;
  /** The one before it, until the first frame on the new socket shows that its successor arrived. */
  formerSecret: Place;
}

/** So many secrets stand in one piece of memory; a typed array for each would take five times as much. */
const secretsInPiece = 256;

/**
 * The secrets that resume sessions (SPEC R2). A token is a session's id, to find it by, and a secret, to
 * prove it with.
 *
 * Invariant: a place is in `#free` and holds zeros, or is named by one field of one session.
 */
export class ResumeTokens {
  readonly #pieces: Uint8Array[] = [];
  readonly #free: Place[] = [];

  constructor(private readonly randomBytes: (length: number) => Uint8Array) {}

  /** How many secrets are held. */
  get size(): number {
    return this.#pieces.length * secretsInPiece - this.#free.length;
  }

  /** Whether all that is held is zeros. */
  isBlank(): boolean {
    return this.#pieces.every((piece) => piece.every((byte) => byte === 0));
  }

  /** The first one for a new session. */
  give(holder: TokenHolder): void {
    holder.secret = this.#make();
  }

  /** The token as the client gets it; whoever sends it wipes it. */
  write({ id, secret }: TokenHolder): Uint8Array {
    const token = new Uint8Array(resumeTokenBytes);
    let rest = id;
    for (let i = idBytes - 1; i >= 0; i--) {
      token[i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    token.set(this.#at(secret), idBytes);
    return token;
  }

  /** True when the token is good; it is then used up, and `write` gives its successor. */
  use(holder: TokenHolder, token: Uint8Array): boolean {
    const given = token.subarray(idBytes);
    const isCurrent = this.#isAt(holder.secret, given);
    if (!isCurrent && !this.#isAt(holder.formerSecret, given)) return false;
    if (isCurrent) {
      this.#wipe(holder.formerSecret);
      holder.formerSecret = holder.secret;
    } else {
      this.#wipe(holder.secret);
    }
    holder.secret = this.#make();
    return true;
  }

  /** A frame came over the newest socket: its client holds the current token. */
  confirm(holder: TokenHolder): void {
    this.#wipe(holder.formerSecret);
    holder.formerSecret = nowhere;
  }

  /** The session has ended. */
  forget(holder: TokenHolder): void {
    this.confirm(holder);
    this.#wipe(holder.secret);
    holder.secret = nowhere;
  }

  #make(): Place {
    const place = this.#free.pop() ?? this.#grow();
    const secret = this.randomBytes(resumeTokenSecretBytes);
    this.#at(place).set(secret);
    secret.fill(0);
    return place;
  }

  /** One piece more, and its first place. */
  #grow(): Place {
    const first = this.#pieces.length * secretsInPiece;
    this.#pieces.push(new Uint8Array(secretsInPiece * resumeTokenSecretBytes));
    for (let place = first + secretsInPiece - 1; place > first; place--) this.#free.push(place);
    return first;
  }

  #at(place: Place): Uint8Array {
    const piece = this.#pieces[Math.floor(place / secretsInPiece)] as Uint8Array;
    const start = (place % secretsInPiece) * resumeTokenSecretBytes;
    return piece.subarray(start, start + resumeTokenSecretBytes);
  }

  #isAt(place: Place, secret: Uint8Array): boolean {
    return place !== nowhere && equal(secret, this.#at(place));
  }

  #wipe(place: Place): void {
    if (place === nowhere) return;
    this.#at(place).fill(0);
    this.#free.push(place);
  }
}

/** Which session a token claims to resume. */
export function sessionOf(token: Uint8Array): SessionId {
  let id = 0;
  for (let i = 0; i < idBytes; i++) id = id * 256 + (token[i] as number);
  return id;
}

/** Looks at every byte, so that the time it takes tells nothing about the secret. */
function equal(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] ?? 0);
  return difference === 0;
}
