/** Why a server cannot start, as a value. `message` says what happened, and what to do. */
export interface StartFailure {
  readonly ok: false;
  readonly code:
    | 'portInUse'
    | 'portForbidden'
    | 'addressUnavailable'
    | 'tlsUnreadable'
    | 'tlsUnusable'
    | 'tlsMismatch'
    | 'relayMissing'
    | 'adTotalsUnreadable'
    | 'redisUnreachable'
    | 'redisRefused'
    | 'redisTooOld';
  readonly message: string;
}

export function startFailure(code: StartFailure['code'], message: string): StartFailure {
  return { ok: false, code, message };
}

/** What was to be opened, in the words of the sentence about it. */
export interface Endpoint {
  /** `Port 8080` or `UDP port 3478 (STUN)`. */
  readonly name: string;
  readonly address: string;
  readonly remedy: string;
}

/**
 * Turns what the runtime throws when it cannot bind into a value. Anything that is not about the
 * address is a bug and is thrown on.
 */
export function bindFailure(error: unknown, endpoint: Endpoint): StartFailure {
  const { name, address, remedy } = endpoint;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return startFailure('portInUse', `${name} is in use on ${address}: ${remedy}.`);
    case 'EACCES':
    case 'EPERM':
      return startFailure(
        'portForbidden',
        `${name} on ${address} may not be opened by this user: ${remedy}.`,
      );
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
    case 'ENOENT':
      return startFailure(
        'addressUnavailable',
        `This machine has no address ${address}: give one that it has, or leave the host out.`,
      );
    default:
      throw error;
  }
}
