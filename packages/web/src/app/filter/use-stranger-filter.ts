import { isClear } from '@passerby/filter/core/is-clear';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';

interface Shown {
  readonly remote: MediaStream;
  /** Another one is another picture: nothing is known of it. */
  readonly track: MediaStreamTrack | undefined;
  readonly pictured: boolean;
}

/**
 * Watches the stranger's picture in this element as long as it is on the page, and returns whether
 * it may be shown as it is. Until the first watch has begun it may not.
 */
export function useStrangerFilter(
  video: RefObject<HTMLVideoElement | null>,
  { remote, track, pictured }: Shown,
): boolean {
  const { filter } = useApp();
  const latest = useRef(pictured);
  latest.current = pictured;
  useEffect(() => {
    if (video.current === null) return;
    return filter.watchStranger(video.current, () => latest.current);
  }, []);
  useEffect(() => {
    filter.strangerChanged();
    const changed = () => filter.strangerChanged();
    // It may have come since the page was drawn.
    const [now] = remote.getVideoTracks();
    now?.addEventListener('mute', changed);
    return () => now?.removeEventListener('mute', changed);
  }, [remote, track, pictured]);
  const picture = filter.stranger.value;
  return picture !== undefined && isClear(picture);
}
