/**
 * A packed description as a hostile stranger writes it: byte by byte, by no code of the product's,
 * with any value in any place. What is left out is what an honest browser could have sent.
 */
export interface RawDescription {
  readonly version: number;
  readonly engine: number;
  readonly fingerprint: readonly number[];
  /** One byte for each character. */
  readonly ufrag: string;
  readonly pwd: string;
  readonly candidates: readonly RawCandidate[];
  readonly audioCodecs: readonly RawCodec[];
  readonly audioExtensions: readonly RawExtension[];
  readonly videoCodecs: readonly RawCodec[];
  readonly videoExtensions: readonly RawExtension[];
  /** Counts that differ from what follows. */
  readonly claims: Partial<Record<'candidates' | 'audioCodecs' | 'videoCodecs', number>>;
  /** Lengths that differ from what follows. */
  readonly lengths: Partial<Record<'ufrag' | 'pwd', number>>;
}

export interface RawCandidate {
  /** Two bits each from the top: family, type, transport, nothing. */
  readonly kinds: number;
  readonly rank: number;
  readonly port: number;
  readonly address: readonly number[];
}

interface RawCodec {
  readonly payloadType: number;
  readonly identity: number;
  readonly rtx: number;
}

interface RawExtension {
  readonly id: number;
  readonly uriHash: number;
}

/** A reflexive candidate over UDP, of which there is nothing to complain. */
export const plainCandidate: RawCandidate = {
  kinds: 0b00_01_00_00,
  rank: 0,
  port: 50_000,
  address: [203, 0, 113, 9],
};

/** An IPv6 address as bytes, from its groups. */
export const ipv6Bytes = (groups: readonly number[]): readonly number[] =>
  groups.flatMap((group) => [group >> 8, group & 255]);

const plain: RawDescription = {
  version: 1,
  engine: 0,
  fingerprint: new Array(32).fill(0xab),
  ufrag: 'Some',
  pwd: 'AndSomePassword+/012345',
  candidates: [plainCandidate],
  audioCodecs: [{ payloadType: 111, identity: 0x0b_ad_f0_0d, rtx: 0 }],
  audioExtensions: [{ id: 3, uriHash: 7 }],
  videoCodecs: [{ payloadType: 96, identity: 0x0b_ad_f0_0e, rtx: 97 }],
  videoExtensions: [{ id: 3, uriHash: 7 }],
  claims: {},
  lengths: {},
};

export function writeRawDescription(differently: Partial<RawDescription> = {}): Uint8Array {
  const raw = { ...plain, ...differently };
  const u32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
  const text = (name: 'ufrag' | 'pwd') => [
    raw.lengths[name] ?? raw[name].length,
    ...Array.from(raw[name], (character) => character.charCodeAt(0)),
  ];
  const codecs = (name: 'audioCodecs' | 'videoCodecs') => [
    raw.claims[name] ?? raw[name].length,
    ...raw[name].flatMap(({ payloadType, identity, rtx }) => [payloadType, ...u32(identity), rtx]),
  ];
  const extensions = (table: readonly RawExtension[]) => [
    table.length,
    ...table.flatMap(({ id, uriHash }) => [id, ...u32(uriHash)]),
  ];
  return Uint8Array.from([
    ...[raw.version, raw.engine, ...raw.fingerprint, ...text('ufrag'), ...text('pwd')],
    ...writeCandidates(raw.candidates, raw.claims.candidates),
    ...codecs('audioCodecs'),
    ...extensions(raw.audioExtensions),
    ...codecs('videoCodecs'),
    ...extensions(raw.videoExtensions),
  ]);
}

/** The other half: candidates that only a stranger on the same network may name. */
export const writeRawLocal = (candidates: readonly RawCandidate[]): Uint8Array =>
  Uint8Array.from([1, ...writeCandidates(candidates)]);

const writeCandidates = (
  candidates: readonly RawCandidate[],
  claimed = candidates.length,
): readonly number[] => [
  claimed,
  ...candidates.flatMap(({ kinds, rank, port, address }) => [
    ...[kinds, rank, port >> 8, port & 255],
    ...address,
  ]),
];
