import { clockMs } from './caller.ts';

/** The one video element that every kind of call is shown in, and the first frame it shows. */
export interface Stage {
  show(remote: MediaStream): void;
  readonly firstFrameAt: Promise<number>;
  clear(): void;
}

export function createStage(): Stage {
  const video = document.createElement('video');
  video.autoplay = true;
  video.playsInline = true;
  document.body.replaceChildren(video);
  const firstFrameAt = new Promise<number>((resolve) => {
    video.requestVideoFrameCallback(() => resolve(clockMs()));
  });
  return {
    show(remote) {
      if (video.srcObject !== remote) video.srcObject = remote;
    },
    firstFrameAt,
    clear() {
      video.srcObject = null;
    },
  };
}
