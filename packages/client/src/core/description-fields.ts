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
    read(from) {
      const value: Record<string, unknown> = {};
      for (const [name, field] of entries) {
        const one = field.read(from);
        if (one === undefined) return undefined;
        value[name] = one;
      }
      // The fields above are the type's own source, which the compiler cannot follow.
      return value as never;
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
    read(from) {
      const length = from.byte();
      if (length === undefined) return undefined;
      if (length < minLength || length > maxLength) return from.refuse();
      const bytes = from.view(length);
      if (bytes === undefined) return undefined;
      const value = String.fromCharCode(...bytes);
      return iceCharacters.test(value) ? value : from.refuse();
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
    read(from) {
      const head = u16.read(from);
      if (head === undefined) return undefined;
      const kinds = head >> 8;
      const rank = head & 0xff;
      const family = families[kinds >> 6];
      const type = types[(kinds >> 4) & 3];
      const transport = transports[(kinds >> 2) & 3];
      if (family === undefined || type === undefined || transport === undefined)
        return from.refuse();
      if ((kinds & 3) !== 0 || rank > maxRank) return from.refuse();
      // A made-up name stands for an address of the machine itself, never for one outside.
      if (family === 'mdns' && type !== 'host') return from.refuse();
      const port = u16.read(from);
      if (port === undefined) return undefined;
      if (port < minCandidatePort) return from.refuse();
      const bytes = from.view(addressBytes[family])?.slice();
      if (bytes === undefined) return undefined;
      const address = { family, bytes };
      return scopeOf(address) === scope ? { type, transport, address, port, rank } : from.refuse();
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
