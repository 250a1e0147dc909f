/**
 * Whether a socket that ended was closed on purpose, and its session forgotten at once, or was lost
 * and may come back. A close frame is a purpose: a closed tab sends 1001, `close()` without a code
 * arrives as 1005. 1006 never travels: the runtime reports it when no sound close frame came, and
 * says in `reason` what it saw. It is silent about a connection that ended or was reset, and names
 * the idle timeout; both are what a tunnel under the hill looks like. Any other reason it gives is
 * a broken rule of RFC 6455, and who breaks the rules is not waited for.
 *
 * `reason` is looked at for 1006 alone: with every other code it is the other side's text.
 */
export function howSocketEnded(code: number, reason: string): 'closed' | 'lost' {
  if (code !== 1006) return 'closed';
  return reason === '' || reason === idleTimeoutReason ? 'lost' : 'closed';
}

/** What Bun says of a socket that answered no ping; e2e/server-endings.test.ts holds it to that. */
const idleTimeoutReason = 'WebSocket timed out from inactivity';
