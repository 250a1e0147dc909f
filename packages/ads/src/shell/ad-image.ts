import type { AdImage } from '../ad-html.ts';
import { imageKind } from '../image-kind.ts';

type Sharp = typeof import('sharp').default;

export type ImageRead =
  | { readonly ok: true; readonly value: AdImage }
  | { readonly ok: false; readonly code: 'refused'; readonly message: string };

export const maxImageBytes = 1_048_576;
const maxPixels = 4_000_000;

/** In device pixels; half of it in CSS pixels, so that it is sharp on a dense screen. */
const maxSide = 320;

/** As it stands in the page. Pages are small, and everybody who reads one pays for its picture. */
const maxEncodedBytes = 24_576;

/**
 * Decodes a picture and encodes it anew, so that nothing of the file reaches a visitor but its
 * pixels: no metadata, no second frame, no trick of a format.
 */
export async function readAdImage(bytes: Uint8Array): Promise<ImageRead> {
  if (bytes.length > maxImageBytes) return refuse(`is larger than ${maxImageBytes} bytes`);
  const kind = imageKind(bytes);
  if (kind === undefined) return refuse('is no PNG, JPEG, WebP or AVIF, whatever it is called');
  // Not before there is a picture: an executable has no decoder inside, and needs none.
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'warning', pages: -1 });
    const { width, height, pages = 1 } = await picture.metadata();
    if (width * height > maxPixels) return refuse(`has more than ${maxPixels} pixels`);
    if (pages > 1) return refuse('moves: a picture has one frame');
    return await encode(sharp, bytes);
  } catch {
    // What a decoder says of a hostile file is the file's own words.
    return refuse(`is damaged, or has more than ${maxPixels} pixels`);
  }
}

async function encode(sharp: Sharp, bytes: Uint8Array): Promise<ImageRead> {
  for (const quality of [80, 65, 50]) {
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'warning' })
      .autoOrient()
      .toColourspace('srgb')
      .resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality, effort: 6 })
      .toBuffer({ resolveWithObject: true });
    if (data.length > maxEncodedBytes) continue;
    return {
      ok: true,
      value: {
        dataUrl: `data:image/webp;base64,${data.toString('base64')}`,
        width: Math.ceil(info.width / 2),
        height: Math.ceil(info.height / 2),
      },
    };
  }
  return refuse(`is still larger than ${maxEncodedBytes} bytes when it is made small: simplify it`);
}

const refuse = (message: string): ImageRead => ({ ok: false, code: 'refused', message });
