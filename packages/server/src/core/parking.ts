import { commitmentBytes } from '@passerby/protocol/limits';
import { type Entry, Queue } from './queue.ts';

/** What a session parks for the partner that it will have. */
export interface Parked {
  readonly generation: number;
  readonly commitment: Uint8Array;
  readonly description: Uint8Array;
  readonly local: Uint8Array;
}

/** Everything of a wish that comes as bytes. */
export interface ParkedWish extends Parked {
  /** Hashed interests as they came. */
  readonly tags: Uint8Array;
}

/** Slots are as long as this or a multiple of it, so that there are few lengths. */
const slotStep = 32;

/** Ten of the longest wishes, or some thirty of the usual ones: one that stays keeps no more than this. */
const pieceBytes = 16 * 1024;

/**
 * The bytes of those who wait, side by side in pieces of memory: typed arrays for each of them would
 * take half as much again.
 *
 * Invariant: a slot is free and holds zeros, or belongs to one `Kept`.
 */
export class Parking {
  /** Pieces with a free slot, by the length of their slots. */
  readonly #withRoom = new Map<number, Queue<Piece>>();
  #size = 0;

  /** How many wishes are kept. */
  get size(): number {
    return this.#size;
  }

  /** Copies what must outlive its frame. */
  keep(wish: ParkedWish): Kept {
    const { tags, local, description } = wish;
    const length = commitmentBytes + tags.length + local.length + description.length;
    const piece = this.#pieceFor(Math.ceil(length / slotStep) * slotStep);
    const kept = new Kept(wish, piece, piece.free.pop() as number);
    if (piece.free.length === 0) this.#takeOut(piece);
    this.#size++;
    return kept;
  }

  /** Overwrites it with zeros. Wiping twice is harmless. */
  wipe(kept: Kept): void {
    const { piece } = kept;
    if (piece === undefined) return;
    kept.wipe();
    this.#size--;
    if (piece.place === undefined) this.#putIn(piece);
    else if (isUnused(piece) && this.#withRoomLike(piece).size > 1) this.#takeOut(piece);
  }

  #pieceFor(slotBytes: number): Piece {
    const first = this.#withRoom.get(slotBytes)?.first;
    if (first) return first.value;
    const piece = createPiece(slotBytes);
    this.#putIn(piece);
    return piece;
  }

  #putIn(piece: Piece): void {
    piece.place = this.#withRoomLike(piece).push(piece);
  }

  /** It has no room, or is not needed. */
  #takeOut(piece: Piece): void {
    if (piece.place) this.#withRoomLike(piece).remove(piece.place);
    piece.place = undefined;
  }

  #withRoomLike({ slotBytes }: Piece): Queue<Piece> {
    const known = this.#withRoom.get(slotBytes);
    if (known) return known;
    const queue = new Queue<Piece>();
    this.#withRoom.set(slotBytes, queue);
    return queue;
  }
}

/** Memory for wishes of one length. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly slotBytes: number;
  /** Where the slots start that belong to nobody. */
  readonly free: number[];
  /** Among the pieces that have room, while it has. */
  place: Entry<Piece> | undefined;
}

function createPiece(slotBytes: number): Piece {
  const free: number[] = [];
  for (let start = 0; start + slotBytes <= pieceBytes; start += slotBytes) free.push(start);
  return { bytes: new Uint8Array(pieceBytes), slotBytes, free, place: undefined };
}

const isUnused = ({ free, slotBytes }: Piece): boolean =>
  free.length === Math.floor(pieceBytes / slotBytes);

/** The bytes of one wish as long as it waits: its commitment, its tags, local candidates, description. */
export class Kept implements ParkedWish {
  readonly generation: number;
  /** Undefined once it has been wiped: then there is nothing to be seen. */
  piece: Piece | undefined;
  readonly start: number;
  readonly tagsBytes: number;
  readonly localBytes: number;
  readonly descriptionBytes: number;

  constructor(wish: ParkedWish, piece: Piece, start: number) {
    const { generation, commitment, tags, local, description } = wish;
    this.generation = generation;
    this.piece = piece;
    this.start = start;
    this.tagsBytes = tags.length;
    this.localBytes = local.length;
    this.descriptionBytes = description.length;
    let at = start;
    for (const field of [commitment, tags, local, description]) {
      // To copy nothing costs as much as to copy a little, and half of these are often empty.
      if (field.length > 0) piece.bytes.set(field, at);
      at += field.length;
    }
  }

  get commitment(): Uint8Array {
    return this.#view(0, commitmentBytes);
  }

  get tags(): Uint8Array {
    return this.#view(commitmentBytes, this.tagsBytes);
  }

  get local(): Uint8Array {
    return this.#view(commitmentBytes + this.tagsBytes, this.localBytes);
  }

  get description(): Uint8Array {
    const before = commitmentBytes + this.tagsBytes + this.localBytes;
    return this.#view(before, this.descriptionBytes);
  }

  wipe(): void {
    const { piece, start } = this;
    if (piece === undefined) return;
    piece.bytes.fill(0, start, start + piece.slotBytes);
    piece.free.push(start);
    this.piece = undefined;
  }

  #view(from: number, length: number): Uint8Array {
    if (this.piece === undefined || length === 0) return noBytes;
    const begin = this.start + from;
    return this.piece.bytes.subarray(begin, begin + length);
  }
}

const noBytes = new Uint8Array(0);
