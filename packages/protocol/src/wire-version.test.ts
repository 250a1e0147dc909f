import { expect, test } from 'bun:test';
import { layoutOf, requireSameWire, wireFingerprint } from '@passerby/test-kit/wire-fingerprint';
import { clientWire } from './client-messages.ts';
import { closeCodes } from './close-codes.ts';
import { maxFrameBytes, protocolVersion, socketPath, subprotocol } from './limits.ts';
import { partnerWire } from './partner-messages.ts';
import { serverWire } from './server-messages.ts';
import { message, type Shapes } from './wire.ts';

/** A line for each version. One that was released never changes again. */
const known = { 1: '5efc03c19d9f9327' };

test('[W8] the wire is what its version says', () => {
  requireSameWire({
    known,
    version: protocolVersion,
    fingerprint: wireFingerprint(
      ...[clientWire, serverWire, partnerWire].map(({ shapes }) => layoutOf(shapes)),
      ...[closeCodes, maxFrameBytes, socketPath],
    ),
  });
});

test('[W8] the subprotocol says the version too', () => {
  expect(subprotocol).toBe(`passerby.v${protocolVersion}`);
});

test('[W8] the control: every change of a wire is seen, a change of words is not', () => {
  const { Leave, ...others } = clientWire.shapes;
  const { ticket, why } = Leave.fields;
  const before = layoutOf({ ...others, Leave });
  const changed: readonly Shapes[] = [
    others,
    { ...others, Leave: { ...Leave, type: 0x7f } },
    { ...others, Leave: { ...Leave, fields: { ticket } } },
    { ...others, Leave: { ...Leave, fields: { why, ticket } } },
    { ...others, Leave: { ...Leave, fields: { ticket: why, why } } },
    { ...others, Leave, More: message(0x7e, {}, '') },
  ];
  for (const shapes of changed) {
    const fingerprint = wireFingerprint(layoutOf(shapes));
    const known = { 1: wireFingerprint(before) };
    expect(() => requireSameWire({ known, version: 1, fingerprint })).toThrow(
      'raise protocolVersion',
    );
  }
  const reworded = layoutOf({ ...others, Leave: { ...Leave, why: 'in other words' } });
  expect(wireFingerprint(reworded)).toBe(wireFingerprint(before));
});
