import { resumeTokenBytes } from '@passerby/protocol/limits';
import type { SessionId } from './ticket.ts';

const idBytes = 4;
const secretBytes = resumeTokenBytes - idBytes;

/** What is held of a token besides the id of its session. */
export const resumeTokenSecretBytes = secretBytes;

/**
 * The secrets that resume one session: the current one, and the one before it until the first frame
 * on the new socket shows that the current one arrived (SPEC R2). A token is the session's id, to
 * find it by, and a secret, to prove it with.
 */
export class ResumeToken {
  #current: Uint8Array;
  #previous: Uint8Array | undefined;

  constructor(randomBytes: (length: number) => Uint8Array) {
    this.#current = randomBytes(secretBytes);
  }

  /** The token as the client gets it; whoever sends it wipes it. */
  write(session: SessionId): Uint8Array {
    const token = new Uint8Array(resumeTokenBytes);
    let rest = session;
    for (let i = idBytes - 1; i >= 0; i--) {
      token[i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    token.set(this.#current, idBytes);
    return token;
  }

  /** True when the token is good; it is then used up, and `write` gives its successor. */
  use(token: Uint8Array, randomBytes: (length: number) => Uint8Array): boolean {
    const secret = token.subarray(idBytes);
    const isCurrent = equal(secret, this.#current);
    if (!isCurrent && !(this.#previous && equal(secret, this.#previous))) return false;
    if (isCurrent) {
      this.#previous?.fill(0);
      this.#previous = this.#current;
    } else {
      this.#current.fill(0);
    }
    this.#current = randomBytes(secretBytes);
    return true;
  }

  /** A frame came over the newest socket: its client holds the current token. */
  confirm(): void {
    this.#previous?.fill(0);
    this.#previous = undefined;
  }

  wipe(): void {
    this.confirm();
    this.#current.fill(0);
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
