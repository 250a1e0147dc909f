import { useSignal } from '@preact/signals';
import type { TargetedEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { tellRatio } from '../devices/own-video.tsx';

/** The stranger's picture, without the sound: silent, so that every browser plays it at once. */
export function StrangerVideo({ remote, pictured }: { remote: MediaStream; pictured: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  const arrived = useSignal(false);

  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = remote;
    // Rejected only when a newer picture takes its place.
    element.play().catch(() => {});
    return () => {
      element.srcObject = null;
    };
  }, [remote]);

  const look = ({ currentTarget: element }: TargetedEvent<HTMLVideoElement>) => {
    tellRatio(element);
    arrived.value = element.videoWidth > 0;
  };
  return (
    <div class="stranger" data-pictured={pictured && arrived.value}>
      <video
        ref={video}
        data-video="stranger"
        aria-label={words.call.stranger}
        autoplay
        muted
        playsInline
        // Whichever comes first: what counts is that there is a size.
        onLoadedMetadata={look}
        onResize={look}
        onPlaying={look}
      />
    </div>
  );
}
