import { expect, test } from 'bun:test';
import { codecIdentity, hash32 } from './codec-identity.ts';

test('[D6] what only the receiver wishes makes no other codec', () => {
  expect(codecIdentity('opus/48000/2', 'minptime=10;useinbandfec=1')).toBe(
    codecIdentity('OPUS/48000/2', 'maxplaybackrate=48000;stereo=1;useinbandfec=1'),
  );
  expect(codecIdentity('VP8/90000', 'max-fs=12288;max-fr=60')).toBe(codecIdentity('VP8/90000', ''));
  expect(codecIdentity('AV1/90000', 'level-idx=5;profile=0;tier=0')).toBe(
    codecIdentity('AV1/90000', ''),
  );
});

test('[D6] one channel is what no number means', () => {
  expect(codecIdentity('G722/8000/1', '')).toBe(codecIdentity('G722/8000', ''));
  expect(codecIdentity('opus/48000/2', '')).not.toBe(codecIdentity('opus/48000', ''));
});

test('[D6] what changes the bitstream makes another codec', () => {
  const h264 = (parameters: string) => codecIdentity('H264/90000', parameters);
  const base = 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f';
  expect(h264(base)).toBe(h264('profile-level-id=42E01F; packetization-mode=1'));
  expect(h264(base)).not.toBe(h264(base.replace('mode=1', 'mode=0')));
  expect(h264(base)).not.toBe(h264(base.replace('42e01f', '4d001f')));
  expect(codecIdentity('VP9/90000', 'profile-id=2')).not.toBe(codecIdentity('VP9/90000', ''));
});

test('[D6] the hash is FNV-1a', () => {
  // http://www.isthe.com/chongo/tech/comp/fnv/: the test vectors for the 32-bit variant.
  expect(hash32('')).toBe(0x811c9dc5);
  expect(hash32('a')).toBe(0xe40c292c);
  expect(hash32('foobar')).toBe(0xbf9cf968);
});
