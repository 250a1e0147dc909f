import { type Field, u8, u16, type ValueOf } from '@passerby/protocol/field';
import { type AddressFamily, addressBytes, scopeOf } from './address.ts';
import {
  type Candidate,
  type CandidateTransport,
  type CandidateType,
  maxRank,
  minCandidatePort,
} from './candidate.ts';

/** The kinds of field that only descriptions have. Same contract as the wire's own. */

/** Several fields as one item of a list. */
export function record<const F extends Readonly<Record<string, Field<unknown>>>>(
  fields: F,
): Field<{ readonly [N in keyof F]: ValueOf<F[N]> }> {
  const entries = Object.entries(fields);
  const sum = (pick: (field: Field<unknown>) => number) =>
    entries.reduce((total, [, field]) => total + pick(field), 0);
  return {
    kind: `{${entries.map(([name, field]) => `${name} ${field.kind}`).join(', ')}}`,
    minBytes: sum((field) => field.minBytes),
    maxBytes: sum((field) => field.maxBytes),
    read(frame, at) {
      const value: Record<string, unknown> = {};
      let next = at;
      for (const [name, field] of entries) {
        const one = field.read(frame, next);
        if (!one.ok) return one;
        value[name] = one.value;
        next = one.next;
      }
      // The fields above are the type's own source, which the compiler cannot follow.
      return { ok: true, value: value as never, next };
    },
    write(frame, at, value) {
      let next = at;
      for (const [name, field] of entries) next = field.write(frame, next, value[name]);
      return next;
    },
  };
}

/**
 * A u8 length, then as many `ice-char` (RFC 8839 section 5.4): letters, digits, `+` and `/`. So
 * nothing in it can end a line of SDP or begin another attribute.
 */
export function iceText(minLength: number, maxLength: number): Field<string> {
  return {
    kind: `ice-char(${minLength}..${maxLength})`,
    minBytes: 1 + minLength,
    maxBytes: 1 + maxLength,
    read(frame, at) {
      const length = u8.read(frame, at);
      if (!length.ok) return length;
      if (length.value < minLength || length.value > maxLength) return badValue;
      const end = length.next + length.value;
      if (end > frame.length) return { ok: false, code: 'truncated' };
      const value = String.fromCharCode(...frame.subarray(length.next, end));
      return iceCharacters.test(value) ? { ok: true, value, next: end } : badValue;
    },
    write(frame, at, value) {
      if (value.length < minLength || value.length > maxLength || !iceCharacters.test(value)) {
        throw new RangeError(`${minLength} to ${maxLength} ice-char`);
      }
      let next = u8.write(frame, at, value.length);
      for (let i = 0; i < value.length; i++) next = u8.write(frame, next, value.charCodeAt(i));
      return next;
    },
  };
}

const iceCharacters = /^[A-Za-z\d+/]+$/;
const badValue = { ok: false, code: 'badValue' } as const;

const families: readonly AddressFamily[] = ['ipv4', 'ipv6', 'mdns'];
const types: readonly CandidateType[] = ['host', 'srflx', 'relay'];
const transports: readonly CandidateTransport[] = ['udp', 'tcp'];

/**
 * One candidate: a byte of kinds (family, type, transport, two bits each from the top), a byte of
 * rank, the port, the address. An address outside `scope` is refused: a stranger must not point our
 * browser at the router at home by calling its address public.
 */
export function candidate(scope: 'public' | 'local'): Field<Candidate> {
  return {
    kind: `candidate(${scope})`,
    minBytes: 4 + addressBytes.ipv4,
    maxBytes: 4 + addressBytes.ipv6,
    read(frame, at) {
      const head = u16.read(frame, at);
      if (!head.ok) return head;
      const kinds = head.value >> 8;
      const rank = head.value & 0xff;
      const family = families[kinds >> 6];
      const type = types[(kinds >> 4) & 3];
      const transport = transports[(kinds >> 2) & 3];
      if (family === undefined || type === undefined || transport === undefined) return badValue;
      if ((kinds & 3) !== 0 || rank > maxRank) return badValue;
      // A made-up name stands for an address of the machine itself, never for one outside.
      if (family === 'mdns' && type !== 'host') return badValue;
      const port = u16.read(frame, head.next);
      if (!port.ok) return port;
      if (port.value < minCandidatePort) return badValue;
      const end = port.next + addressBytes[family];
      if (end > frame.length) return { ok: false, code: 'truncated' };
      const address = { family, bytes: frame.slice(port.next, end) };
      if (scopeOf(address) !== scope) return badValue;
      return {
        ok: true,
        value: { type, transport, address, port: port.value, rank },
        next: end,
      };
    },
    write(frame, at, { type, transport, address, port, rank }) {
      const kinds =
        (families.indexOf(address.family) << 6) |
        (types.indexOf(type) << 4) |
        (transports.indexOf(transport) << 2);
      const afterHead = u16.write(frame, at, (kinds << 8) | rank);
      const afterPort = u16.write(frame, afterHead, port);
      frame.set(address.bytes, afterPort);
      return afterPort + address.bytes.length;
    },
  };
}
