import { type FieldKind, shapeOf, type TypeName } from './field-kinds.ts';
import { mixed, pick } from './mixed.ts';

/** One field as it goes on the wire: the length or count before it, which may lie, and its bytes. */
interface Part {
  readonly kind: FieldKind;
  count: number;
  body: Uint8Array;
}

/** What every field of bytes begins with, so that it is known again wherever it comes out. */
export const canary = [0xca, 0xfe, 0xf0, 0x0d] as const;

/** What the fields of one frame are drawn from. */
export interface Draw {
  /** Each field's value follows from one number. */
  seedOf(field: number): number;
  /** A value of the very name that is known of the socket or another; undefined: there is none. */
  known(name: string, seed: number): number | Uint8Array | undefined;
}

/** What is done to a frame. It stays itself for the same three numbers. */
export interface Harm {
  readonly how: (typeof harms)[number];
  readonly where: number;
  readonly what: number;
}

const wholes = [
  'lie',
  'lieByOne',
  'outgrow',
  'outgrowByOne',
  'leaveOut',
  'twice',
  'beyond',
] as const;
const bytewise = ['flip', 'set', 'cut', 'pad', 'type', 'join'] as const;
export const harms = [...wholes, ...bytewise] as const;

/** A frame of this type, well-formed unless harm is done to it. `earlier`: one to join it with. */
export function createFrame(
  type: TypeName,
  draw: Draw,
  harmsDone: readonly Harm[],
  earlier: Uint8Array,
): Uint8Array {
  const shape = shapeOf(type);
  const parts = shape.fields.map(({ name, kind }, i) =>
    partOf(kind, draw.seedOf(i), draw.known(name, draw.seedOf(i))),
  );
  for (const harm of harmsDone) if (isWhole(harm)) harmParts(parts, harm);
  let frame = join(shape.type, parts);
  for (const harm of harmsDone) if (!isWhole(harm)) frame = harmBytes(frame, harm, earlier);
  return frame;
}

const isWhole = ({ how }: Harm) => (wholes as readonly string[]).includes(how);

function partOf(kind: FieldKind, seed: number, known: number | Uint8Array | undefined): Part {
  const random = mixed(seed, 1);
  if (kind.is === 'number') return number(kind, pick(kind.values, random));
  if (kind.is === 'range') {
    const most = kind.most + 1;
    const value =
      typeof known === 'number' ? known : pick([0, kind.most, random, random % 8], seed);
    return number(kind, value % most);
  }
  const width = kind.is === 'run' ? kind.width : 1;
  const longest = kind.most * width;
  if (known instanceof Uint8Array && (kind.is === 'run' || known.length === longest)) {
    const count = Math.min(kind.most, Math.floor(known.length / width));
    return { kind, count, body: known.slice(0, count * width) };
  }
  const count =
    kind.is === 'bytes' ? kind.most : pick([0, 1, 2, kind.most, random % (kind.most + 1), 3], seed);
  return { kind, count, body: filled(count, width, random) };
}

/** Items of a few kinds, so that some meet: words of interest, keys of old calls. */
function filled(count: number, width: number, seed: number): Uint8Array {
  const body = new Uint8Array(count * width).fill(seed);
  if (width === 1) body.set(canary.slice(0, body.length));
  for (let at = 0; width > 1 && at < body.length; at += width) {
    body.set([...canary, (seed >>> at) % 4].slice(0, width), at);
  }
  return body;
}

function number(kind: FieldKind & { readonly width: number }, value: number): Part {
  const body = new Uint8Array(kind.width);
  for (let i = kind.width - 1, rest = value; i >= 0; i--) {
    body[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return { kind, count: 0, body };
}

function harmParts(parts: Part[], { how, where, what }: Harm): void {
  const at = where % Math.max(1, parts.length);
  const part = parts[at];
  if (part === undefined) return;
  const { kind } = part;
  const width = kind.is === 'run' ? kind.width : 1;
  if (how === 'lie') part.count = what;
  else if (how === 'lieByOne') part.count += what % 2 ? 1 : -1;
  else if (how === 'leaveOut') parts.splice(at, 1);
  else if (how === 'twice') parts.splice(at, 0, { ...part });
  else if (how === 'beyond') part.body = new Uint8Array(part.body.length).fill(what | 0x80);
  else if (kind.is !== 'number' && kind.is !== 'range') {
    // Longer than it may be, and honest about that.
    part.count = kind.most + (how === 'outgrowByOne' ? 1 : 1 + (what % 64));
    part.body = filled(part.count, width, what);
  }
}

function join(type: number, parts: readonly Part[]): Uint8Array {
  const bytes: Uint8Array[] = [Uint8Array.of(type)];
  for (const { kind, count, body } of parts) {
    if (kind.is === 'run') {
      bytes.push(kind.prefix === 1 ? Uint8Array.of(count) : Uint8Array.of(count >> 8, count));
    }
    bytes.push(body);
  }
  return concat(bytes);
}

function harmBytes(frame: Uint8Array, { how, where, what }: Harm, earlier: Uint8Array): Uint8Array {
  const at = where % Math.max(1, frame.length);
  if (how === 'cut') return frame.slice(0, at);
  if (how === 'pad') return concat([frame, new Uint8Array(1 + (what % 40)).fill(what)]);
  if (how === 'join') {
    return concat([frame.subarray(0, at), earlier.subarray(what % (earlier.length + 1))]);
  }
  const harmed = frame.slice();
  if (harmed.length === 0) return harmed;
  if (how === 'type') harmed[0] = what;
  else if (how === 'set') harmed[at] = what;
  else harmed[at] = (harmed[at] as number) ^ (1 << (what % 8));
  return harmed;
}

/** Not a Buffer, whose slices are no copies. */
const concat = (pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));
