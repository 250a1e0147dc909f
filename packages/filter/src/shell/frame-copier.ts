import { shrink } from '../core/shrink.ts';

/** RGBA bytes. */
export type Pixels = Uint8ClampedArray<ArrayBuffer>;

const none = new Uint8Array(0);

/** Gives undefined where frames cannot be copied as RGBA, or stand upright only when drawn. */
export function createFrameCopier(
  take: ((video: HTMLVideoElement) => VideoFrame) | undefined,
): (video: HTMLVideoElement) => Promise<Pixels | undefined> {
  let spare = none;
  let canCopy = take !== undefined;
  return async (video) => {
    if (take === undefined || !canCopy) return undefined;
    try {
      const frame = take(video);
      try {
        return isUpright(frame) ? await copyOut(frame) : undefined;
      } finally {
        frame.close();
      }
    } catch {
      canCopy = false;
      return undefined;
    }
  };

  async function copyOut(frame: VideoFrame): Promise<Pixels | undefined> {
    const format = { format: 'RGBA' } as const;
    const bytes = frame.allocationSize(format);
    const into = spare.length === bytes ? spare : new Uint8Array(bytes);
    // Whoever looks while this copy is under way gets other memory.
    spare = none;
    try {
      const [plane] = await frame.copyTo(into, format);
      const { width, height } = frame.visibleRect ?? { width: 0, height: 0 };
      // An engine that does not know `format` would have copied something else.
      if (plane === undefined || plane.stride < width * 4 || width * height === 0) return undefined;
      return shrink(into.subarray(plane.offset), { width, height, strideBytes: plane.stride });
    } finally {
      // Nothing of anybody stays here.
      into.fill(0);
      spare = into;
    }
  }
}

/** A phone held sideways sends frames that are turned when they are shown; a copy is not. */
function isUpright(frame: VideoFrame): boolean {
  const { rotation, flip } = frame as { readonly rotation?: number; readonly flip?: boolean };
  return rotation === 0 && flip !== true;
}
