import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';

/** One's own picture as a mirror shows it. Silent, so every browser plays it at once. */
export function OwnVideo({ stream }: { stream: MediaStream }) {
  const { filter, preferences, devices } = useApp();
  // The camera at the back sees what is before one: turned over, every word there is backwards.
  const mirrored = preferences.value.switches.mirrored && devices.value.wishes.facing === 'user';
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
  useEffect(
    () => (video.current === null ? undefined : filter.watchOwn(video.current, stream.id)),
    [stream, preferences.value.filter],
  );
  return (
    <video
      ref={video}
      class="own"
      data-video="self"
      data-mirrored={mirrored}
      aria-label={words.devices.yourPicture}
      // There is nothing to press on it, and Firefox would stop there.
      tabIndex={-1}
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
