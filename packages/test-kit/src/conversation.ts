import { type ClientMessage, clientWire } from '@passerby/protocol/client-messages';
import type { Field } from '@passerby/protocol/field';
import { seededRandom } from './seeded-random.ts';

/**
 * One thing that somebody does to a server. Plain data, and none of it depends on another: so lines can be
 * printed, played again and left out. Whoever plays them fills in what only a server can know.
 */
export type Line =
  | {
      readonly does: 'come';
      readonly who: number;
      readonly from: number;
      readonly greeting: Greeting;
    }
  | {
      readonly does: 'say';
      readonly who: number;
      readonly message: ClientMessage;
      /** How far its ticket lies ahead of the last one that this person named. */
      readonly ahead: number;
    }
  | { readonly does: 'garble'; readonly who: number; readonly frame: Uint8Array }
  | { readonly does: 'go'; readonly who: number; readonly how: 'closed' | 'lost' }
  | { readonly does: 'wait'; readonly ms: number };

/** `of`: whose token it is; it may be one's own, or have been used. */
type Greeting =
  | { readonly says: 'nothing' | 'hello' | 'guess' }
  | { readonly says: 'token'; readonly of: number };

/** Who there is, and how long one waits at most. */
interface Cast {
  readonly people: number;
  readonly networks: number;
  readonly mostWaitMs: number;
}

/** Most of what is said, as people say it: the rest is whatever the schema allows. */
const usual: readonly ClientMessage['type'][] = [
  ...['Next', 'Next', 'Next', 'Join', 'Join', 'Leave', 'Signal', 'Signal', 'Flag'],
  ...['Refresh', 'Reattach'],
] as const;

/** `length` lines that are the same for the same seed. */
export function writeConversation(seed: number, length: number, cast: Cast): readonly Line[] {
  const random = seededRandom(seed);
  const below = (most: number) => random() % most;
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const types = Object.keys(clientWire.shapes) as ClientMessage['type'][];

  const greet = (who: number): Greeting => {
    const dice = below(100);
    if (dice < 50) return { says: 'hello' };
    if (dice < 82) return { says: 'token', of: who };
    if (dice < 88) return { says: 'token', of: below(cast.people) };
    return { says: dice < 94 ? 'guess' : 'nothing' };
  };
  const say = (): ClientMessage => anyMessage(below(5) > 0 ? pick(usual) : pick(types), random);

  return Array.from({ length }, (): Line => {
    const who = below(cast.people);
    const dice = below(100);
    if (dice < 20) return { does: 'come', who, from: below(cast.networks), greeting: greet(who) };
    if (dice < 82) {
      const message = say();
      const isSearch =
        message.type === 'Next' || message.type === 'Join' || message.type === 'Reattach';
      // Nearly always as it should be: a session that is closed at once says nothing more.
      const ahead = below(30) > 0 ? Number(isSearch) : below(6) - 3;
      return { does: 'say', who, message, ahead };
    }
    if (dice < 84) return { does: 'garble', who, frame: garbled(say(), random) };
    if (dice < 91) return { does: 'go', who, how: below(2) ? 'lost' : 'closed' };
    return { does: 'wait', ms: below(cast.mostWaitMs) };
  });
}

/** A message with whatever its fields may hold: small numbers often, so that people meet. */
function anyMessage(type: ClientMessage['type'], random: () => number): ClientMessage {
  const fields: Readonly<Record<string, Field<unknown>>> = clientWire.shapes[type].fields;
  const values = Object.entries(fields).map(([name, field]) => [name, anyValue(field, random)]);
  return { type, ...Object.fromEntries(values) } as ClientMessage;
}

function anyValue({ kind, minBytes, maxBytes }: Field<unknown>, random: () => number): unknown {
  const someBytes = (length: number) => new Uint8Array(length).map(() => random() % 3);
  if (kind === 'flag') return random() % 4 === 0;
  if (/^u\d+$/.test(kind)) return random() % 10 ? random() % 3 : random() % 2 ** (8 * minBytes);
  const bounded = /^u8 <= (\d+)$/.exec(kind);
  if (bounded) return random() % (Number(bounded[1]) + 1);
  // One of two, and each often: keys that name each other, as in `Reattach`.
  if (kind.startsWith('bytes')) return new Uint8Array(minBytes).fill(random() % 2);
  if (kind.startsWith('blob')) return someBytes(random() % Math.min(maxBytes - 1, 64));
  const packed = /^packed\(<= (\d+) x (\d+)\)$/.exec(kind);
  if (packed) {
    const width = Number(packed[2]);
    const count = random() % 3 ? 0 : random() % (Number(packed[1]) + 1);
    const items = Array.from({ length: count }, () => new Uint8Array(width).fill(random() % 6));
    return Uint8Array.from(items.flatMap((item) => [...item]));
  }
  const names = kind.split(', ').map((entry) => entry.split(' ')[1]);
  return names[random() % names.length];
}

/** A frame that was cut, padded, or changed in some of its bytes. */
function garbled(message: ClientMessage, random: () => number): Uint8Array {
  const frame = clientWire.encode(message).slice();
  const dice = random() % 3;
  if (dice === 0) return frame.subarray(0, random() % frame.length);
  if (dice === 1) return Uint8Array.of(...frame, random() % 256);
  for (let i = random() % 4; i >= 0; i--) frame[random() % frame.length] = random() % 256;
  return frame;
}
