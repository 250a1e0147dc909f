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
export const typeNames = Object.keys(clientWire.shapes) as readonly TypeName[];

const shapes = new Map(
  typeNames.map((name): [TypeName, Shape] => {
    const { type, fields } = clientWire.shapes[name];
    const kinds = Object.entries(fields).map(([field, { kind }]) => ({
      name: field,
      kind: kindOf(kind),
    }));
    return [name, { type, fields: kinds }];
  }),
);

export const shapeOf = (name: TypeName): Shape => shapes.get(name) as Shape;

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
