import type { SocketId } from './member.ts';

/** Slots that there can be: far more sockets than one process holds. */
export const maxSlots = 2 ** 20;

/**
 * Where the socket of this number has its place. Its multiples of `maxSlots` tell how often the place was used:
 * the lowest bits stay what they are, however large it has become.
 */
export const slotOf = (socket: SocketId): number => socket & (maxSlots - 1);

/**
 * What belongs to open sockets, by their number. Looking one up is one step into an array; a Map would do
 * the same, and takes 40 to 200 bytes for each idle session.
 */
export class SocketSlots<T> {
  readonly #sockets: SocketId[] = [];
  readonly #items: (T | undefined)[] = [];

  get(socket: SocketId): T | undefined {
    const slot = slotOf(socket);
    return this.#sockets[slot] === socket ? this.#items[slot] : undefined;
  }

  set(socket: SocketId, item: T): void {
    const slot = slotOf(socket);
    this.#sockets[slot] = socket;
    this.#items[slot] = item;
  }

  /** Whether there was anything. */
  delete(socket: SocketId): boolean {
    if (this.get(socket) === undefined) return false;
    this.#items[slotOf(socket)] = undefined;
    return true;
  }
}
