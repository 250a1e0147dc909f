import { describe, expect, test } from 'bun:test';
import {
  ipv6Bytes,
  plainCandidate,
  type RawDescription,
  writeRawDescription,
  writeRawLocal,
} from '@passerby/test-kit/raw-description';
import { type DescriptionFault, unpackDescription } from './description.ts';
import { signalWire } from './signal-messages.ts';
import { synthesiseAnswer } from './synthesised-answer.ts';
import { parseOrThrow, readOffer } from './test-offers.ts';

const nothing: Uint8Array = new Uint8Array(0);
const codeOf = (differently: Partial<RawDescription>, local = nothing) => {
  const unpacked = unpackDescription({ description: writeRawDescription(differently), local });
  return unpacked.ok ? undefined : unpacked.code;
};

const ipv6 = (...groups: readonly number[]) => ({
  ...plainCandidate,
  kinds: 0b01_01_00_00,
  address: ipv6Bytes(groups),
});
const ipv4 = (...address: readonly number[]) => ({ ...plainCandidate, address });

/** Where a stranger must not send us, whatever half it comes in. */
const nowhere = {
  unspecified: ipv4(0, 0, 0, 0),
  'this network': ipv4(0, 1, 2, 3),
  multicast: ipv4(224, 0, 0, 251),
  'reserved for ever': ipv4(240, 0, 0, 1),
  broadcast: ipv4(255, 255, 255, 255),
  'unspecified, IPv6': ipv6(0, 0, 0, 0, 0, 0, 0, 0),
  'multicast, IPv6': ipv6(0xff02, 0, 0, 0, 0, 0, 0, 0xfb),
  'private inside mapped': ipv6(0, 0, 0, 0, 0, 0xffff, 0xc0a8, 1),
  'public inside mapped': ipv6(0, 0, 0, 0, 0, 0xffff, 0xcb00, 0x7109),
  'loopback inside mapped': ipv6(0, 0, 0, 0, 0, 0xffff, 0x7f00, 1),
  'private inside compatible': ipv6(0, 0, 0, 0, 0, 0, 0xc0a8, 1),
  'private inside translated': ipv6(0, 0, 0, 0, 0xffff, 0, 0xc0a8, 1),
  'private inside NAT64': ipv6(0x64, 0xff9b, 0, 0, 0, 0, 0xc0a8, 1),
  'private inside NAT64 of a network': ipv6(0x64, 0xff9b, 1, 0, 0, 0, 0xc0a8, 1),
  'private inside 6to4': ipv6(0x2002, 0xc0a8, 1, 0, 0, 0, 0, 1),
  'private inside Teredo': ipv6(0x2001, 0, 0, 0, 0, 0, 0x3f57, 0xfffe),
} as const;

/** Where only a stranger on the same network may send us, and only in the half that is for that. */
const atHome = {
  'private, 10': ipv4(10, 0, 0, 1),
  'private, 172.16': ipv4(172, 16, 0, 1),
  'private, 192.168': ipv4(192, 168, 0, 1),
  loopback: ipv4(127, 0, 0, 1),
  'the whole of loopback': ipv4(127, 255, 255, 254),
  'link-local, where clouds keep their keys': ipv4(169, 254, 169, 254),
  'of a carrier': ipv4(100, 64, 0, 1),
  'loopback, IPv6': ipv6(0, 0, 0, 0, 0, 0, 0, 1),
  'link-local, IPv6': ipv6(0xfe80, 0, 0, 0, 0, 0, 0, 1),
  'site-local, IPv6': ipv6(0xfec0, 0, 0, 0, 0, 0, 0, 1),
  'unique local': ipv6(0xfd00, 0, 0, 0, 0, 0, 0, 1),
  'a name': { ...plainCandidate, kinds: 0b10_00_00_00, address: new Array(16).fill(7) },
} as const;

test('[D5] the control: what has nothing wrong with it is taken', () => {
  expect(codeOf({})).toBeUndefined();
  expect(codeOf({ candidates: [] })).toBeUndefined();
  expect(codeOf({ candidates: new Array(12).fill(plainCandidate) })).toBeUndefined();
  expect(codeOf({}, writeRawLocal(Object.values(atHome)))).toBeUndefined();
});

describe('[D5] addresses', () => {
  test.each(Object.entries(nowhere))('%s: nobody is sent there', (_name, candidate) => {
    expect(codeOf({ candidates: [plainCandidate, candidate] })).toBe('badValue');
    expect(codeOf({}, writeRawLocal([candidate]))).toBe('badValue');
  });

  test.each(Object.entries(atHome))('%s: not from a stranger', (_name, candidate) => {
    expect(codeOf({ candidates: [candidate] })).toBe('badValue');
  });

  test('public ones are no business of the half for one’s own network', () => {
    expect(codeOf({}, writeRawLocal([plainCandidate]))).toBe('badValue');
  });

  test('late ones are held to the same, one by one', () => {
    const blobOf = (candidates: readonly { kinds: number; port: number }[]) =>
      // What `Candidates` is on the wire (SPEC N15): a type, a round, and the list.
      Uint8Array.from([0x04, 0, ...writeRawLocal(candidates as never).subarray(1)]);
    expect(signalWire.decode(blobOf([plainCandidate])).ok).toBe(true);
    for (const candidate of [...Object.values(nowhere), ...Object.values(atHome)]) {
      expect(signalWire.decode(blobOf([plainCandidate, candidate])).ok).toBe(false);
    }
    expect(signalWire.decode(blobOf(new Array(12).fill(plainCandidate))).ok).toBe(true);
    expect(signalWire.decode(blobOf(new Array(13).fill(plainCandidate))).ok).toBe(false);
    expect(signalWire.decode(blobOf([{ ...plainCandidate, port: 0 }])).ok).toBe(false);
  });
});

describe('[D5] candidates', () => {
  test.each([
    ['a hundred', { candidates: new Array(100).fill(plainCandidate) }, 'trailing'],
    ['one more than there may be', { candidates: new Array(13).fill(plainCandidate) }, 'badValue'],
    ['more than follow', { claims: { candidates: 12 } }, 'badValue'],
    ['255 of them claimed', { claims: { candidates: 255 } }, 'badValue'],
    ['port 0', { candidates: [{ ...plainCandidate, port: 0 }] }, 'badValue'],
    ['the port of a name server', { candidates: [{ ...plainCandidate, port: 53 }] }, 'badValue'],
    ['the last privileged port', { candidates: [{ ...plainCandidate, port: 1023 }] }, 'badValue'],
    ['a rank out of bounds', { candidates: [{ ...plainCandidate, rank: 16 }] }, 'badValue'],
    ['a bit that means nothing', { candidates: [{ ...plainCandidate, kinds: 0x11 }] }, 'badValue'],
    ['no such family', { candidates: [{ ...plainCandidate, kinds: 0xd0 }] }, 'badValue'],
    ['no such type', { candidates: [{ ...plainCandidate, kinds: 0x30 }] }, 'badValue'],
    ['no such transport', { candidates: [{ ...plainCandidate, kinds: 0x18 }] }, 'badValue'],
  ] as const satisfies readonly (readonly [string, Partial<RawDescription>, DescriptionFault])[])(
    '%s',
    (_name, differently, code) => {
      expect(codeOf(differently)).toBe(code);
    },
  );
});

describe('[D5] credentials and fingerprints', () => {
  const injections = [
    '\r\na=candidate:1 1 udp 1 10.0.0.1 1 typ host\r\n',
    '\na=ice-lite\n',
    '\r',
    ' typ host',
    '\0',
    '\u00e9\u00e9',
    '<b>',
    '%0d%0a',
    ':;=',
  ];

  test.each(injections.map((text) => [JSON.stringify(text), text]))('%s', (_shown, text) => {
    expect(codeOf({ ufrag: `Some${text}`.slice(0, 32) })).toBe('badValue');
    expect(codeOf({ pwd: `AndSomePassword0123456789${text}`.slice(0, 64) })).toBe('badValue');
  });

  test('too short, too long, or of another length than they say', () => {
    for (const length of [0, 1, 3, 33, 200, 255]) {
      expect(codeOf({ ufrag: 'x'.repeat(length) })).toBe('badValue');
      expect(codeOf({ lengths: { ufrag: length } })).toBe('badValue');
    }
    for (const length of [0, 21, 65, 255]) {
      expect(codeOf({ pwd: 'x'.repeat(length) })).toBe('badValue');
      expect(codeOf({ lengths: { pwd: length } })).toBe('badValue');
    }
    // Longer than it is, and still in bounds: it would take what comes after it for its own.
    expect(codeOf({ lengths: { ufrag: 5 } })).toBeDefined();
    expect(codeOf({ lengths: { pwd: 22 } })).toBeDefined();
  });

  test('a fingerprint that is shorter or longer is no description', () => {
    for (const length of [0, 20, 31, 33, 48, 64]) {
      expect(codeOf({ fingerprint: new Array(length).fill(0x41) })).toBeDefined();
    }
  });

  test('our own fingerprint is a mirror', () => {
    const own = parseOrThrow(readOffer('chromium'));
    const description = writeRawDescription({ fingerprint: [...own.fingerprint] });
    const unpacked = unpackDescription({ description, local: nothing });
    if (!unpacked.ok) throw new Error(unpacked.code);
    expect(synthesiseAnswer(own, unpacked.value, 'initiator')).toEqual({
      ok: false,
      code: 'ownFingerprint',
    });
  });
});

describe('[D5] tables', () => {
  const codec = (payloadType: number, rtx = 0) => ({ payloadType, identity: payloadType, rtx });
  const many = (count: number) => Array.from({ length: count }, (_, i) => codec(i + 1));
  test.each([
    ['no audio', { audioCodecs: [] }, 'noCodec'],
    ['no video', { videoCodecs: [] }, 'noCodec'],
    ['17 for audio', { audioCodecs: many(17) }, 'badValue'],
    ['33 for video', { videoCodecs: many(33) }, 'badValue'],
    ['255 of them claimed', { claims: { videoCodecs: 255 } }, 'badValue'],
    ['more than follow', { claims: { videoCodecs: 9 } }, 'truncated'],
    ['a number of RTCP’s', { videoCodecs: [codec(72)] }, 'payloadTypes'],
    ['a number of eight bits', { videoCodecs: [codec(128)] }, 'payloadTypes'],
    ['retransmissions of RTCP’s', { videoCodecs: [codec(96, 72)] }, 'payloadTypes'],
    ['one number twice', { videoCodecs: [codec(96), codec(96)] }, 'payloadTypes'],
    ['its own retransmission', { videoCodecs: [codec(96, 96)] }, 'payloadTypes'],
    ['one number in both kinds', { videoCodecs: [codec(111)] }, 'payloadTypes'],
    ['a retransmission of audio’s', { videoCodecs: [codec(96, 111)] }, 'payloadTypes'],
    ['extension 0', { audioExtensions: [{ id: 0, uriHash: 1 }] }, 'extensionIds'],
    ['extension 15', { videoExtensions: [{ id: 15, uriHash: 1 }] }, 'extensionIds'],
    [
      'an extension twice',
      {
        videoExtensions: [
          { id: 3, uriHash: 1 },
          { id: 3, uriHash: 2 },
        ],
      },
      'extensionIds',
    ],
    [
      '17 extensions',
      { videoExtensions: Array.from({ length: 17 }, (_, id) => ({ id, uriHash: 1 })) },
      'badValue',
    ],
    ['no such engine', { engine: 4 }, 'badValue'],
    ['another version', { version: 2 }, 'unknownType'],
  ] as const satisfies readonly (readonly [string, Partial<RawDescription>, DescriptionFault])[])(
    '%s',
    (_name, differently, code) => {
      expect(codeOf(differently)).toBe(code);
    },
  );
});
