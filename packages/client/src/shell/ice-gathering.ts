import type { RelayUse } from '../core/relay-access.ts';

/** Longer than a STUN server that lives takes; one that is dead must not hold up the search. */
const gatheringMs = 1_000;
/** A relay behind a network without UDP is reached by TCP or TLS, which takes several round trips. */
const relayGatheringMs = 5_000;
/** Once there is one way through the relay, others may follow at once or much later. */
const afterRelayMs = 150;

/** A round of repair must be told, and answered, before the next is due (`roundEveryMs`). */
const restartGatheringMs = 1_500;

/**
 * Waits until the candidates that are needed are there: all of them if that is quick, and where only
 * a relay will do, at least one of it. To be called before the description is set: a connection that
 * has gathered before calls itself complete until the next gathering has begun, which is after the
 * description is set.
 */
export function gathered(
  connection: RTCPeerConnection,
  relay: RelayUse,
  isRestart: boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const listening = new AbortController();
    const { signal } = listening;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const finish = () => {
      listening.abort();
      for (const timer of timers) clearTimeout(timer);
      resolve();
    };
    const within = (ms: number) => timers.add(setTimeout(finish, ms));
    if (isRestart) within(restartGatheringMs);
    else within(relay === 'none' ? gatheringMs : relayGatheringMs);
    connection.addEventListener(
      'icegatheringstatechange',
      () => {
        if (connection.iceGatheringState === 'complete') finish();
      },
      { signal },
    );
    connection.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        if (relay !== 'none' && candidate?.type === 'relay') within(afterRelayMs);
      },
      { signal },
    );
  });
}
