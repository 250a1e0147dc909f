import { writeFileSync } from 'node:fs';

const width = 320;
const height = 240;
const frames = 20;
const framesPerSecond = 10;

/**
 * Writes a harmless film for a Chromium's camera (YUV4MPEG2, 4:2:0): a wall in evening light with a
 * window and a floor, and a ball that rolls by. Everything in it is drawn here.
 */
export function writeFilm(file: string): void {
  const parts: Uint8Array[] = [
    new TextEncoder().encode(
      `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`,
    ),
  ];
  for (let frame = 0; frame < frames; frame++) {
    parts.push(new TextEncoder().encode('FRAME\n'), drawFrame(frame / frames));
  }
  writeFileSync(file, Buffer.concat(parts));
}

type Yuv = readonly [number, number, number];

function drawFrame(time: number): Uint8Array {
  const luma = width * height;
  const planes = new Uint8Array(luma * 1.5);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [light, blue, red] = colourAt(x, y, time);
      planes[y * width + x] = light;
      if (y % 2 === 1 || x % 2 === 1) continue;
      const at = (y / 2) * (width / 2) + x / 2;
      planes[luma + at] = blue;
      planes[luma + luma / 4 + at] = red;
    }
  }
  return planes;
}

function colourAt(x: number, y: number, time: number): Yuv {
  const ball = Math.hypot(x - time * (width + 60) + 30, y - 196) < 22;
  if (ball) return [90, 100, 170];
  const inWindow = x > 190 && x < 290 && y > 30 && y < 130;
  if (inWindow)
    return Math.abs(x - 240) < 3 || Math.abs(y - 80) < 3 ? [60, 128, 128] : [210, 140, 120];
  if (y > 180) return (x + y) % 40 < 3 ? [50, 126, 132] : [88, 122, 136];
  return [120 - y / 6 + x / 12, 150, 112];
}
