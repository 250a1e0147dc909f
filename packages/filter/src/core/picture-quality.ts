/** Whether a picture shows enough to be judged. Fails closed: what cannot be seen is not cleared. */
export type PictureQuality = 'good' | 'small' | 'dark' | 'plain';

/** The side of the square that the model sees, in pixels. */
export const modelSidePixels = 224;

/**
 * Enlarged to the model's 224, faces smaller than about this were taken for explicit ones far too
 * often: such a picture says nothing either way.
 */
export const minSidePixels = 80;
/** Of 255. A webcam in a lit room is above 40; below this, sensors give noise. */
const minMeanLight = 16;
/** Standard deviation, of 255: a lens with a thumb on it, a flat colour, a canvas read as white. */
const minContrast = 6;

/** Looks at RGBA bytes as they were sampled from a video of this size. */
export function pictureQuality(
  pixels: Uint8ClampedArray,
  video: { readonly width: number; readonly height: number },
): PictureQuality {
  if (Math.min(video.width, video.height) < minSidePixels) return 'small';
  let sum = 0;
  let squares = 0;
  let count = 0;
  // Every fourth pixel says the same as all of them.
  for (let at = 0; at + 2 < pixels.length; at += 16) {
    const light = lightOf(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    sum += light;
    squares += light * light;
    count += 1;
  }
  if (count === 0) return 'small';
  const mean = sum / count;
  if (mean < minMeanLight) return 'dark';
  const variance = Math.max(0, squares / count - mean * mean);
  return Math.sqrt(variance) < minContrast ? 'plain' : 'good';
}

/** Rec. 601 luma. */
const lightOf = (red: number, green: number, blue: number) =>
  0.299 * red + 0.587 * green + 0.114 * blue;
