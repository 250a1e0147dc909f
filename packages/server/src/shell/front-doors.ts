import type { Server } from './listener.ts';
import type { Opener } from './open-everywhere.ts';

/** Everything that is listened on, and what was before it and still has sockets. */
export interface FrontDoors {
  /**
   * Opens all of them anew, as `opener` opens them now. What is connected stays with the door that it
   * came in by. Throws, and changes nothing, when `opener` cannot open at all.
   */
  replace(): void;
  /** Lets nobody in any more; resolves when everybody has gone. */
  shut(): Promise<unknown>;
  /** Ends what is left. */
  close(): void;
}

/**
 * The runtime keeps the certificate that a listener was opened with (`reload` ignores another, as its
 * documentation says), so that a new one takes a new listener. The port is closed and opened again in
 * one go, in less than a millisecond. Who is in the middle of a handshake just then must try again:
 * the runtime ends it with the listener.
 */
export function createFrontDoors(given: {
  readonly opened: readonly Server[];
  readonly port: number;
  readonly opener: Opener<Server>;
}): FrontDoors {
  const { port, opener } = given;
  let current = given.opened.map((server) => ({ server, address: server.hostname ?? '' }));
  const former = new Set<Server>();

  function replaceOne({ server, address }: (typeof current)[number]) {
    former.add(server);
    void server.stop().then(() => former.delete(server));
    return { server: opener.open(address, port) as Server, address };
  }

  return {
    replace() {
      // Tried on another port first: a certificate that cannot be opened with must not cost us ours.
      const [first] = current;
      if (first) opener.close(opener.open(first.address, 0) as Server);
      current = current.map(replaceOne);
    },
    shut: () => Promise.all([...former, ...current.map(({ server }) => server)].map(stop)),
    close() {
      for (const server of [...former, ...current.map(({ server }) => server)])
        opener.close(server);
    },
  };
}

const stop = (server: Server): Promise<void> => server.stop();
