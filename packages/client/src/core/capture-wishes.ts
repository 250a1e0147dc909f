import type { Kind } from './capture.ts';

/** How camera and microphone are to be opened. Wishes, not demands: a browser takes what there is. */
export interface CaptureWishes {
  /** Which side of a phone: where there is one camera it is taken for either. */
  readonly facing: 'user' | 'environment';
  /** `saving`: small and slow pictures, for a line that carries no more. */
  readonly picture: 'full' | 'saving';
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
}

export const usualWishes: CaptureWishes = {
  facing: 'user',
  picture: 'full',
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/** What a saving picture may take of the line. 15 pictures of 480 by 270 are still a face at it. */
const savingLimitBps = 250_000;

/** The most that the picture may take of the line, in bits a second; undefined leaves it to the browser. */
export function pictureLimitBps({ picture }: CaptureWishes): number | undefined {
  return picture === 'saving' ? savingLimitBps : undefined;
}

interface Ideal<T> {
  readonly ideal: T;
}

/** The size of a picture: it can change while the camera is on. */
export function pictureConstraints({ picture }: CaptureWishes): {
  readonly width: Ideal<number>;
  readonly height: Ideal<number>;
  readonly frameRate: Ideal<number> & { readonly max?: number };
} {
  return picture === 'saving'
    ? { width: { ideal: 480 }, height: { ideal: 270 }, frameRate: { ideal: 15, max: 15 } }
    : { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
}

export function microphoneConstraints(wishes: CaptureWishes) {
  const { echoCancellation, noiseSuppression, autoGainControl } = wishes;
  return { echoCancellation, noiseSuppression, autoGainControl };
}

/** What has to be opened anew for a change. The size of the picture changes in the open camera. */
export function reopened(from: CaptureWishes, to: CaptureWishes): readonly Kind[] {
  const [before, after] = [microphoneConstraints(from), microphoneConstraints(to)];
  const heardOtherwise = (Object.keys(after) as (keyof typeof after)[]).some(
    (name) => before[name] !== after[name],
  );
  return [
    ...(from.facing === to.facing ? [] : (['camera'] as const)),
    ...(heardOtherwise ? (['microphone'] as const) : []),
  ];
}
