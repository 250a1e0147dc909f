import { modelSidePixels, pictureQuality } from '../core/picture-quality.ts';
import { createFrameCopier, type Pixels } from './frame-copier.ts';

/** What there is to see in a video just now. */
export type Sample =
  | { readonly code: 'picture'; readonly pixels: Pixels }
  /** Too small, too dark or too plain to say anything. */
  | { readonly code: 'cannotTell' }
  /** No frame has come yet. */
  | { readonly code: 'nothing' }
  /** The browser does not let the page read pictures. */
  | { readonly code: 'blocked' };

/** Reads the decoded frame of a video as it is now, before any CSS blur. */
export type Sampler = (video: HTMLVideoElement) => Promise<Sample>;

/**
 * Reads frames as they are, where the browser can, and otherwise draws them: Chromium keeps a copy
 * of each frame that was ever drawn, up to 300 MB of them, and none of those that were copied.
 */
export function createSampler(): Sampler {
  const copy = createFrameCopier(
    'VideoFrame' in globalThis ? (video) => new VideoFrame(video) : undefined,
  );
  const draw = createCanvasReader();
  return async (video) => {
    const { videoWidth: width, videoHeight: height } = video;
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || width === 0 || height === 0) {
      return { code: 'nothing' };
    }
    const pixels = (await copy(video)) ?? draw(video);
    if (pixels === undefined) return { code: 'blocked' };
    if (pictureQuality(pixels, { width, height }) !== 'good') return { code: 'cannotTell' };
    return { code: 'picture', pixels };
  };
}

/**
 * Where a browser answers with noise or white to hinder fingerprinting
 * (`privacy.resistFingerprinting`, Tor), white would pass for a harmless picture: so a known pattern
 * must come back first.
 */
function createCanvasReader(): (video: HTMLVideoElement) => Pixels | undefined {
  const side = modelSidePixels;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  // In memory, not on the graphics card: one read a second is all that is ever done with it.
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  const canRead = context !== null && readsBack(context);
  return (video) => {
    if (!canRead) return undefined;
    context.drawImage(video, 0, 0, side, side);
    const { data } = context.getImageData(0, 0, side, side);
    // Nothing of anybody stays on the canvas.
    context.fillRect(0, 0, side, side);
    return data as Pixels;
  };
}

/** Protection that only stirs the lowest bits (Firefox in private windows, Brave) does no harm. */
const tolerance = 12;
const stripes = [
  [200, 30, 60],
  [20, 160, 90],
  [40, 70, 220],
  [128, 128, 128],
] as const;

function readsBack(context: CanvasRenderingContext2D): boolean {
  stripes.forEach(([red, green, blue], place) => {
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fillRect(place * 8, 0, 8, 8);
  });
  const read = context.getImageData(0, 0, stripes.length * 8, 8);
  context.fillStyle = 'black';
  return stripes.every((stripe, place) =>
    stripe.every((value, channel) => {
      const at = (4 * read.width + place * 8 + 4) * 4 + channel;
      return Math.abs((read.data[at] ?? 0) - value) <= tolerance;
    }),
  );
}
