import { expect, test } from 'bun:test';
import decodeQR from 'qr/decode.js';
import { lanWords } from './lan-words.ts';

const fingerprint = Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, '0')).join(':');
const words = (...urls: string[]) => lanWords({ urls, fingerprint });

/** Draws what the terminal shows: each letter is two squares, one above the other. */
function read(text: string): string {
  const rows = text.split('\n').filter((line) => /^[█▀▄ ]+$/u.test(line) && line.includes('█'));
  const scale = 4;
  const width = Math.max(...rows.map((row) => row.length));
  const image = new Uint8Array(4 * (width * scale) * (2 * rows.length * scale)).fill(255);
  rows.forEach((row, y) => {
    for (const half of [0, 1]) {
      for (let x = 0; x < width; x++) {
        const letter = row[x] ?? ' ';
        const isLight = letter === '█' || letter === (half === 0 ? '▀' : '▄');
        if (isLight) continue;
        for (let i = 0; i < scale * scale; i++) {
          const px = x * scale + (i % scale);
          const py = (2 * y + half) * scale + Math.floor(i / scale);
          image.set([0, 0, 0], 4 * (py * width * scale + px));
        }
      }
    }
  });
  return decodeQR({ width: width * scale, height: 2 * rows.length * scale, data: image });
}

test('[O14] a phone reads the address out of what the terminal shows', () => {
  for (const url of ['https://192.168.1.20:8080', 'https://10.0.0.7:65535']) {
    expect(read(words(url))).toBe(url);
  }
});

test('[O14] the first address is in the code, and the others are named', () => {
  const text = words('https://192.168.1.20:1', 'https://10.0.0.7:1');
  expect(read(text)).toBe('https://192.168.1.20:1');
  expect(text).toContain('Also at https://10.0.0.7:1');
});

test('[O14] it fits a terminal, and has the whole fingerprint', () => {
  const text = words('https://192.168.1.20:8080');
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(98);
  expect(text.replace(/\s/g, '')).toContain(fingerprint);
});
