import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';

/** One's own picture as a mirror shows it. Silent, so every browser plays it at once. */
export function OwnVideo({ stream }: { stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    // A refusal to play leaves the first frame: still a mirror, only a slow one.
    element.play().catch(() => {});
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return (
    <video
      ref={video}
      class="own"
      data-video="self"
      aria-label={words.devices.yourPicture}
      autoplay
      muted
      playsInline
      onLoadedMetadata={(event) => tellRatio(event.currentTarget)}
      onResize={(event) => tellRatio(event.currentTarget)}
    />
  );
}

/** The picture's shape, for the frame around it: a phone held upright is taller than wide. */
export function tellRatio(video: HTMLVideoElement): void {
  if (video.videoWidth === 0 || video.videoHeight === 0) return;
  const ratio = (video.videoWidth / video.videoHeight).toFixed(4);
  video.parentElement?.style.setProperty('--ratio', ratio);
}
