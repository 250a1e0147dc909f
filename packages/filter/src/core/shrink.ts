import { modelSidePixels } from './picture-quality.ts';

/** So many samples along each axis for one pixel: enough for 720 lines, and never slow. */
const mostSamples = 4;

/**
 * An RGBA picture brought to the model's square. Averages, as the eye would: single pixels of a
 * large picture would flicker. `strideBytes` is the length of a row in `pixels`.
 */
export function shrink(
  pixels: Uint8Array,
  picture: { readonly width: number; readonly height: number; readonly strideBytes: number },
): Uint8ClampedArray<ArrayBuffer> {
  const side = modelSidePixels;
  const shrunk = new Uint8ClampedArray(side * side * 4);
  const columns = samplesOf(picture.width);
  const rows = samplesOf(picture.height).map((samples) =>
    samples.map((row) => row * picture.strideBytes),
  );
  let to = 0;
  for (const starts of rows) {
    for (const places of columns) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (const start of starts) {
        for (const place of places) {
          const at = start + place * 4;
          red += pixels[at] ?? 0;
          green += pixels[at + 1] ?? 0;
          blue += pixels[at + 2] ?? 0;
        }
      }
      const count = starts.length * places.length;
      shrunk[to++] = red / count;
      shrunk[to++] = green / count;
      shrunk[to++] = blue / count;
      shrunk[to++] = 255;
    }
  }
  return shrunk;
}

/** For each pixel of the square's side, the places along `length` that it stands for. */
function samplesOf(length: number): number[][] {
  const each = length / modelSidePixels;
  const count = Math.min(mostSamples, Math.max(1, Math.round(each)));
  return Array.from({ length: modelSidePixels }, (_, place) =>
    Array.from({ length: count }, (_, sample) =>
      Math.min(length - 1, Math.floor((place + (sample + 0.5) / count) * each)),
    ),
  );
}
