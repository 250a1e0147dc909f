import { bytes, list, oneOf, u8, u32 } from '@passerby/protocol/field';
import { maxDescriptionBytes, maxLocalCandidatesBytes } from '@passerby/protocol/limits';
import { createWire, type FrameFault, type MessageOf, message } from '@passerby/protocol/wire';
import { scopeOf } from './address.ts';
import { hash32 } from './codec-identity.ts';
import { candidate, iceText, record } from './description-fields.ts';
import type { MediaTable, OwnOffer } from './own-offer.ts';

/** Engines differ in what they can apply; the pair decides how a call is made. */
const engines = { chromium: 0, firefox: 1, webkit: 2, other: 3 } as const;
export type Engine = keyof typeof engines;

/** The version of the packed form stands where a wire has its type byte. */
export const descriptionVersion = 1;

const codecs = (max: number) => list(record({ payloadType: u8, identity: u32, rtx: u8 }), max);
const extensions = list(record({ id: u8, uriHash: u32 }), 16);

const descriptionWire = createWire({
  Description: message(
    descriptionVersion,
    {
      engine: oneOf(engines),
      fingerprint: bytes(32),
      ufrag: iceText(4, 32),
      pwd: iceText(22, 64),
      candidates: list(candidate('public'), 12),
      audioCodecs: codecs(16),
      audioExtensions: extensions,
      videoCodecs: codecs(32),
      videoExtensions: extensions,
    },
    'what a stranger needs to know to connect',
  ),
});

const localWire = createWire({
  Local: message(
    descriptionVersion,
    { candidates: list(candidate('local'), 12) },
    'what only a stranger on the same network needs to know',
  ),
});

/** Half a connection: everything the other half needs, about 500 bytes packed. */
export type Description = MessageOf<typeof descriptionWire.shapes>;

/** A description as it travels: addresses that say something about one's network are apart. */
export interface PackedDescription {
  readonly description: Uint8Array;
  readonly local: Uint8Array;
}

/** Payload types 64-95 would be taken for RTCP (RFC 5761 section 4); the rest is free to use. */
const isPayloadType = (value: number) => value < 64 || (value >= 96 && value < 128);
const maxCodecs = { audio: 16, video: 32 } as const;
/** One byte of header holds an id from 1 to 14 (RFC 8285 section 4.2). */
const maxExtensionId = 14;
/** Of one kind and scope; many network interfaces must not crowd out the relay. */
const maxOfOneType = 4;

/** Packs our own offer. Candidates are sorted by who may learn of them. */
export function packDescription(offer: OwnOffer, engine: Engine): PackedDescription {
  const ofScope = (scope: 'public' | 'local') => {
    const taken = new Map<string, number>();
    return offer.candidates.filter(({ type, address }) => {
      if (scopeOf(address) !== scope) return false;
      taken.set(type, (taken.get(type) ?? 0) + 1);
      return (taken.get(type) ?? 0) <= maxOfOneType;
    });
  };
  const local = ofScope('local');
  return {
    description: descriptionWire
      .encode(
        {
          type: 'Description',
          engine,
          fingerprint: offer.fingerprint,
          ufrag: offer.ufrag,
          pwd: offer.pwd,
          candidates: ofScope('public'),
          audioCodecs: tableOfCodecs(offer.audio, maxCodecs.audio),
          audioExtensions: tableOfExtensions(offer.audio),
          videoCodecs: tableOfCodecs(offer.video, maxCodecs.video),
          videoExtensions: tableOfExtensions(offer.video),
        },
        new Uint8Array(maxDescriptionBytes),
      )
      .slice(),
    local:
      local.length === 0
        ? new Uint8Array(0)
        : localWire
            .encode({ type: 'Local', candidates: local }, new Uint8Array(maxLocalCandidatesBytes))
            .slice(),
  };
}

export type DescriptionFault = FrameFault | 'payloadTypes' | 'extensionIds' | 'noCodec';
export type UnpackedDescription =
  | { readonly ok: true; readonly value: Description }
  | { readonly ok: false; readonly code: DescriptionFault };

/**
 * Reads a stranger's description. What it returns is bounded numbers, `ice-char` texts and
 * addresses of the right scope, and shares no memory with the frame it came in.
 */
export function unpackDescription(packed: PackedDescription): UnpackedDescription {
  const main = descriptionWire.decode(packed.description);
  if (!main.ok) return main;
  const { value } = main;
  const local =
    packed.local.length === 0
      ? ({ ok: true, value: { candidates: [] } } as const)
      : localWire.decode(packed.local);
  if (!local.ok) return local;

  // One bundle carries both kinds of media, so a payload type means one thing in the whole of it.
  const payloadTypes = [...value.audioCodecs, ...value.videoCodecs].flatMap(
    ({ payloadType, rtx }) => (rtx === 0 ? [payloadType] : [payloadType, rtx]),
  );
  if (!payloadTypes.every(isPayloadType) || !areDistinct(payloadTypes)) {
    return { ok: false, code: 'payloadTypes' };
  }
  for (const table of [value.audioExtensions, value.videoExtensions]) {
    const ids = table.map(({ id }) => id);
    if (!ids.every((id) => id >= 1 && id <= maxExtensionId) || !areDistinct(ids)) {
      return { ok: false, code: 'extensionIds' };
    }
  }
  if (value.audioCodecs.length === 0 || value.videoCodecs.length === 0) {
    return { ok: false, code: 'noCodec' };
  }
  return {
    ok: true,
    value: {
      ...value,
      fingerprint: value.fingerprint.slice(),
      candidates: [...value.candidates, ...local.value.candidates],
    },
  };
}

const areDistinct = (values: readonly number[]) => new Set(values).size === values.length;

function tableOfCodecs(table: MediaTable, max: number) {
  return table.codecs
    .filter(({ payloadType, rtx }) => isPayloadType(payloadType) && isPayloadType(rtx ?? 0))
    .slice(0, max)
    .map(({ payloadType, identity, rtx }) => ({ payloadType, identity, rtx: rtx ?? 0 }));
}

function tableOfExtensions(table: MediaTable) {
  return table.extensions
    .filter(({ id }) => id <= maxExtensionId)
    .slice(0, 16)
    .map(({ id, uri }) => ({ id, uriHash: hash32(uri) }));
}
