import { clientWire } from '@passerby/protocol/client-messages';

/** What SPEC.md's name of a field says of its values. */
export type FieldKind =
  | { readonly is: 'number'; readonly width: number; readonly values: readonly number[] }
  | { readonly is: 'range'; readonly width: number; readonly most: number }
  | { readonly is: 'bytes'; readonly most: number }
  /** A length or a count before so many items, each of `width` bytes. */
  | { readonly is: 'run'; readonly prefix: number; readonly width: number; readonly most: number };

interface Shape {
  readonly type: number;
  readonly fields: readonly { readonly name: string; readonly kind: FieldKind }[];
}

export type TypeName = keyof typeof clientWire.shapes;

/** Every message that the schema has, read from the schema: a new one is here by itself. */
export const shapes = Object.fromEntries(
  Object.entries(clientWire.shapes).map(([type, shape]) => [
    type,
    {
      type: shape.type,
      fields: Object.entries(shape.fields).map(([name, { kind }]) => ({
        name,
        kind: kindOf(kind),
      })),
    },
  ]),
) as Readonly<Record<TypeName, Shape>>;

export const typeNames = Object.keys(shapes) as readonly TypeName[];

function kindOf(kind: string): FieldKind {
  const [, name = '', first = 0, second = 0] =
    /^(?:(u)(8|16|32)|(u8) <= (\d+)|(bytes)\((\d+)\)|(blob)\(<= (\d+)\)|(packed|list)\(<= (\d+) x u?(\d+)\))$/
      .exec(kind)
      ?.filter((part) => part !== undefined) ?? [];
  const [one, two] = [Number(first), Number(second)];
  if (name === 'u') return { is: 'range', width: one / 8, most: 2 ** one - 1 };
  if (name === 'u8') return { is: 'range', width: 1, most: one };
  if (name === 'bytes') return { is: 'bytes', most: one };
  if (name === 'blob') return { is: 'run', prefix: 2, width: 1, most: one };
  if (name === 'packed') return { is: 'run', prefix: 1, width: two, most: one };
  if (name === 'list') return { is: 'run', prefix: 1, width: two / 8, most: one };
  if (kind === 'flag') return { is: 'number', width: 1, values: [0, 1] };
  const values = kind.split(', ').map((entry) => Number.parseInt(entry, 10));
  if (values.some(Number.isNaN)) throw new Error(`a kind of field without a generator: ${kind}`);
  return { is: 'number', width: 1, values };
}
