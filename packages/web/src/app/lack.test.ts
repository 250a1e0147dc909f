import { expect, test } from 'bun:test';
import { lackOf } from './lack.ts';

const page = {
  isSecureContext: true,
  RTCPeerConnection: class {},
  RTCDataChannel: class {},
  WebSocket: class {},
  HTMLDialogElement: class {},
};

test('[E65] a page that can make a call lacks nothing', () => {
  expect(lackOf(page)).toBeUndefined();
});

test('[E65] without connections it is the browser, without a secure address it is the address', () => {
  expect(lackOf({ ...page, RTCPeerConnection: undefined })).toBe('browser');
  expect(lackOf({ ...page, HTMLDialogElement: undefined })).toBe('browser');
  expect(lackOf({ isSecureContext: false })).toBe('insecure');
});
