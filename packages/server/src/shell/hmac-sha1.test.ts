import { expect, test } from 'bun:test';
import { hmacSha1 } from './hmac-sha1.ts';

test('[N3] the second example of RFC 2202', () => {
  const text = new TextEncoder();
  const digest = hmacSha1(text.encode('Jefe'), text.encode('what do ya want for nothing?'));
  expect(digest.toHex()).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
});
