import { type Deadline, Deadlines } from './deadlines.ts';
import type { Origin, SocketId } from './member.ts';

/** A socket that has not said `Hello` yet. */
interface Newcomer {
  readonly origin: Origin;
  readonly greeting: Deadline<SocketId>;
}

/** Sockets before their first frame, for which they have a few seconds (SPEC S5). */
export class Newcomers {
  readonly #bySocket = new Map<SocketId, Newcomer>();
  readonly #greeting: Deadlines<SocketId>;

  constructor(helloTimeoutMs: number) {
    this.#greeting = new Deadlines(helloTimeoutMs);
  }

  get size(): number {
    return this.#bySocket.size;
  }

  add(socket: SocketId, origin: Origin, now: number): void {
    this.#bySocket.set(socket, { origin, greeting: this.#greeting.set(socket, now) });
  }

  /** Where it comes from, if it is one; it is none from now on. */
  take(socket: SocketId): Origin | undefined {
    const newcomer = this.#bySocket.get(socket);
    if (!newcomer) return undefined;
    this.#bySocket.delete(socket);
    this.#greeting.clear(newcomer.greeting);
    return newcomer.origin;
  }

  sweep(now: number, tooLate: (socket: SocketId) => void): void {
    this.#greeting.sweep(now, (socket) => {
      this.#bySocket.delete(socket);
      tooLate(socket);
    });
  }
}
