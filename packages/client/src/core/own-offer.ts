import { type Candidate, parseCandidates } from './candidate.ts';
import { codecIdentity, hash32 } from './codec-identity.ts';

/**
 * Our own browser's offer, read into what the other side needs to know of it. The input is our
 * own, so this reads; it does not defend. Hostile input is `description.ts`'s business.
 */
export interface OwnOffer {
  readonly ufrag: string;
  readonly pwd: string;
  /** SHA-256 of the DTLS certificate: 32 bytes. */
  readonly fingerprint: Uint8Array;
  readonly candidates: readonly Candidate[];
  readonly audio: MediaTable;
  readonly video: MediaTable;
}

/** What one media section can do. */
export interface MediaTable {
  readonly codecs: readonly OfferedCodec[];
  readonly extensions: readonly HeaderExtension[];
}

export interface OfferedCodec {
  readonly payloadType: number;
  /** `opus/48000/2` as our browser writes it. */
  readonly rtpmap: string;
  /** Its `fmtp` parameters, or ''. */
  readonly fmtp: string;
  readonly feedback: readonly string[];
  /** Which codec it is, on whichever side (see `codec-identity.ts`). */
  readonly identity: number;
  /** Payload type of its retransmissions (RFC 4588). */
  readonly rtx: number | undefined;
  /** Payload types of ours that it wraps (`red`, RFC 2198). */
  readonly wraps: readonly number[];
}

export interface HeaderExtension {
  readonly id: number;
  readonly uri: string;
}

export type OwnOfferFault = 'wrongSections' | 'noCredentials' | 'notOneFingerprint';
export type ParsedOffer =
  | { readonly ok: true; readonly value: OwnOffer }
  | { readonly ok: false; readonly code: OwnOfferFault };

/** Every connection has these sections in this order, whoever has a camera. */
const sectionPlan = ['audio 0', 'video 1', 'application 2'].join();

/** Reads an offer that `peer-connection.ts` made. Any other shape is refused. */
export function parseOwnOffer(sdp: string): ParsedOffer {
  const lines = sdp.split(/\r?\n/).filter((line) => line !== '');
  const sections = splitSections(lines);
  const shape = sections.map((section) => {
    const kind = /^m=(\w+)/.exec(section[0] ?? '')?.[1];
    return `${kind} ${valuesOf(section, 'mid').join()}`;
  });
  if (shape.join() !== sectionPlan) return { ok: false, code: 'wrongSections' };
  const [audio = [], video = []] = sections;

  // The first section's transport carries all three (RFC 9143).
  const [ufrag] = valuesOf(audio, 'ice-ufrag');
  const [pwd] = valuesOf(audio, 'ice-pwd');
  if (ufrag === undefined || pwd === undefined) return { ok: false, code: 'noCredentials' };

  const fingerprints = new Set(valuesOf(lines, 'fingerprint'));
  const [fingerprint = ''] = fingerprints;
  const hex = /^sha-256 ([\da-f]{2}(?::[\da-f]{2}){31})$/i.exec(fingerprint)?.[1];
  if (fingerprints.size !== 1 || hex === undefined) {
    return { ok: false, code: 'notOneFingerprint' };
  }
  return {
    ok: true,
    value: {
      ufrag,
      pwd,
      fingerprint: Uint8Array.from(hex.split(':'), (pair) => Number.parseInt(pair, 16)),
      candidates: parseCandidates(audio),
      audio: parseTable(audio),
      video: parseTable(video),
    },
  };
}

function splitSections(lines: readonly string[]): readonly (readonly string[])[] {
  const sections: string[][] = [];
  for (const line of lines) {
    if (line.startsWith('m=')) sections.push([line]);
    else sections.at(-1)?.push(line);
  }
  return sections;
}

function valuesOf(lines: readonly string[], name: string): readonly string[] {
  const prefix = `a=${name}:`;
  return lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length));
}

function parseTable(section: readonly string[]): MediaTable {
  const fmtp = byPayloadType(valuesOf(section, 'fmtp'));
  const feedback = byPayloadType(valuesOf(section, 'rtcp-fb'));
  const rtpmap = byPayloadType(valuesOf(section, 'rtpmap'));
  // The order of preference stands in the m-line; Firefox lists attributes in another.
  const order = (section[0] ?? '').split(' ').slice(3).map(Number);

  const rtxOf = new Map<number, number>();
  for (const payloadType of order) {
    const apt = /^apt=(\d+)$/.exec(fmtp.get(payloadType)?.[0] ?? '')?.[1];
    if (apt !== undefined) rtxOf.set(Number(apt), payloadType);
  }

  const codecs: OfferedCodec[] = [];
  for (const payloadType of order) {
    const [name] = rtpmap.get(payloadType) ?? [];
    if (name === undefined || name.startsWith('rtx/')) continue;
    const [parameters = ''] = fmtp.get(payloadType) ?? [];
    const wraps =
      /^red\//i.test(name) && parameters !== '' ? parameters.split('/').map(Number) : [];
    // Within `red` a payload type is a name of ours: what it stands for is what must agree.
    const wrapped = wraps.map((inner) => codecIdentity(rtpmap.get(inner)?.[0] ?? '', ''));
    codecs.push({
      payloadType,
      rtpmap: name,
      fmtp: parameters,
      feedback: feedback.get(payloadType) ?? [],
      identity: hash32([codecIdentity(name, parameters), ...wrapped].join(' ')),
      rtx: rtxOf.get(payloadType),
      wraps,
    });
  }
  return { codecs, extensions: parseExtensions(section) };
}

/** `96 nack pli` becomes 96 -> `nack pli`. */
function byPayloadType(values: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const value of values) {
    const space = value.indexOf(' ');
    const payloadType = Number(value.slice(0, space));
    found.set(payloadType, [...(found.get(payloadType) ?? []), value.slice(space + 1)]);
  }
  return found;
}

/** One-way extensions are left out: what one side only receives cannot agree with its like. */
function parseExtensions(section: readonly string[]): readonly HeaderExtension[] {
  return valuesOf(section, 'extmap').flatMap((value) => {
    const match = /^(\d+)(?:\/sendrecv)? (\S+)/.exec(value);
    return match === null ? [] : [{ id: Number(match[1]), uri: match[2] ?? '' }];
  });
}
