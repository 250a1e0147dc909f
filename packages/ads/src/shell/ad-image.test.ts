import { expect, test } from 'bun:test';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { maxImageBytes, readAdImage } from './ad-image.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c60' } });

const text = (source: string) => new TextEncoder().encode(source);

async function imageOf(bytes: Uint8Array) {
  const read = await readAdImage(bytes);
  if (!read.ok) throw new Error(read.message);
  const [head = '', body = ''] = read.value.dataUrl.split(',');
  return { ...read.value, head, bytes: Buffer.from(body, 'base64') };
}

test('[B2] each of the four formats becomes a small WebP with its dimensions', async () => {
  for (const format of ['png', 'jpeg', 'webp', 'avif'] as const) {
    const image = await imageOf(await plain(800, 400).toFormat(format).toBuffer());
    expect(image).toMatchObject({ head: 'data:image/webp;base64', width: 160, height: 80 });
    expect(await sharp(image.bytes).metadata()).toMatchObject({ width: 320, height: 160 });
  }
});

test('[B2] nothing of the file is left but its pixels', async () => {
  const canary = 'c4n4ry-of-the-photographer';
  const bytes = await plain(64, 64)
    .withExif({ IFD0: { Copyright: canary, Artist: canary } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${canary}</a></x:xmpmeta>`)
    .jpeg()
    .toBuffer();
  expect(bytes.toString('latin1')).toContain(canary);
  // And what was put behind the end of the picture.
  const image = await imageOf(Buffer.concat([bytes, text(canary)]));
  expect(image.bytes.toString('latin1')).not.toContain(canary);
  const { exif, xmp, icc } = await sharp(image.bytes).metadata();
  expect([exif, xmp, icc]).toEqual([undefined, undefined, undefined]);
});

test('[B2] a document is no picture, whatever it is called', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const source of [svg, `<?xml version="1.0"?>${svg}`, 'GIF89a', '%PDF-1.7', '', '<html>']) {
    expect(await readAdImage(text(source))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^is no PNG/),
    });
  }
});

test('[B2] a picture that claims to be huge is refused before it is decoded', async () => {
  const bomb = pngOf(30_000, 30_000);
  expect(bomb.length).toBeLessThan(200);
  expect(await readAdImage(bomb)).toMatchObject({ ok: false });
  const large = await plain(2_400, 2_400).png().toBuffer();
  expect(await readAdImage(large)).toMatchObject({ ok: false });
  expect(await readAdImage(new Uint8Array(maxImageBytes + 1))).toMatchObject({ ok: false });
});

test('[B2] a picture that moves, or is cut off, is refused', async () => {
  const frames = await sharp([await frame('#f00'), await frame('#00f')], {
    join: { animated: true },
  })
    .webp({ delay: [100, 100] })
    .toBuffer();
  expect((await sharp(frames, { pages: -1 }).metadata()).pages).toBe(2);
  expect(await readAdImage(frames)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^moves/),
  });
  const whole = await plain(200, 200).jpeg().toBuffer();
  expect(await readAdImage(whole.subarray(0, whole.length / 2))).toMatchObject({ ok: false });
});

test('[B2] a picture that cannot be made small is refused', async () => {
  const bytes = new Uint8Array(320 * 320 * 3);
  // A full-period generator: noise, and the same each time.
  let state = 1;
  for (let i = 0; i < bytes.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  const noise = await sharp(bytes, { raw: { width: 320, height: 320, channels: 3 } })
    .png()
    .toBuffer();
  expect(await readAdImage(noise)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/simplify it$/),
  });
});

const frame = (background: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();

/** A PNG that says it is so large, and holds nothing. */
function pngOf(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Uint8Array) => {
    const named = Buffer.concat([text(type), data]);
    const edges = Buffer.alloc(8);
    edges.writeUInt32BE(data.length, 0);
    edges.writeUInt32BE(Bun.hash.crc32(named), 4);
    return Buffer.concat([edges.subarray(0, 4), named, edges.subarray(4)]);
  };
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const empty = deflateSync(new Uint8Array(1));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', empty),
    chunk('IEND', new Uint8Array()),
  ]);
}
