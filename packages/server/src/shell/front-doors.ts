import type { Server } from './listener.ts';
import type { Opener } from './open-everywhere.ts';

/** Everything that is listened on, and what was before it and still has sockets. */
export interface FrontDoors {
  /**
   * Opens all of them anew, as `opener` opens them now. What is connected stays with the door that it
   * came in by. Throws, and changes nothing, when `opener` cannot open at all.
   */
  replace(): void;
  /** Lets nobody in until `resume`, which returns whether everything is open again. */
  pause(): void;
  resume(): boolean;
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
  const doors = given.opened.map((server): Door => ({ server, address: server.hostname ?? '' }));
  const former = new Set<Server>();

  function leave(door: Door) {
    const { server } = door;
    if (server === undefined) return;
    door.server = undefined;
    former.add(server);
    void server.stop().then(() => former.delete(server));
  }

  function open(door: Door) {
    door.server ??= opener.open(door.address, port) as Server;
  }

  const all = () => [...former, ...doors.flatMap(({ server }) => server ?? [])];

  return {
    replace() {
      // Whoever is let in later is shown the new one.
      if (doors.every(({ server }) => server === undefined)) return;
      // Tried on another port first: a certificate that cannot be opened with must not cost us ours.
      const [first] = doors;
      if (first) opener.close(opener.open(first.address, 0) as Server);
      for (const door of doors) {
        leave(door);
        open(door);
      }
    },
    pause() {
      for (const door of doors) leave(door);
    },
    resume() {
      try {
        for (const door of doors) open(door);
        return true;
      } catch {
        for (const door of doors) leave(door);
        return false;
      }
    },
    shut() {
      // A certificate that is renewed while calls go on opens none of them again.
      for (const door of doors) leave(door);
      return Promise.all(all().map(stop));
    },
    close() {
      for (const server of all()) opener.close(server);
    },
  };
}

/** One address; without a server it is shut. */
interface Door {
  server: Server | undefined;
  readonly address: string;
}

const stop = (server: Server): Promise<void> => server.stop();
