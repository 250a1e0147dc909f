import { useSignal } from '@preact/signals';
import type { TargetedEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { callWords } from '../../words/later-words.ts';
import { tellRatio } from '../devices/own-video.tsx';
import { useStrangerFilter } from '../filter/use-stranger-filter.ts';
import { Veil } from '../filter/veil.tsx';
import { leaveSmallWindow } from './small-window.ts';

interface StrangerVideoProps {
  readonly remote: MediaStream;
  /** What of it is the picture just now. */
  readonly track: MediaStreamTrack | undefined;
  readonly pictured: boolean;
}

/** The stranger's picture, without the sound: silent, so that every browser plays it at once. */
export function StrangerVideo({ remote, track, pictured }: StrangerVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  const arrived = useSignal(false);
  const clear = useStrangerFilter(video, { remote, track, pictured });

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

  // A window of its own has no veil: it goes when the picture is not clear, or is gone.
  // At once: what runs a frame later would close a window that was opened in between.
  useLayoutEffect(() => {
    if (!clear) leaveSmallWindow();
  }, [clear]);
  useEffect(() => leaveSmallWindow, []);

  const look = ({ currentTarget: element }: TargetedEvent<HTMLVideoElement>) => {
    tellRatio(element);
    arrived.value = element.videoWidth > 0;
  };
  const shown = pictured && arrived.value;
  return (
    <div class="stranger" data-pictured={shown} data-clear={clear}>
      <video
        ref={video}
        data-video="stranger"
        aria-label={callWords.stranger}
        tabIndex={-1}
        autoplay
        muted
        playsInline
        disablePictureInPicture={!clear}
        // Whichever comes first: what counts is that there is a size.
        onLoadedMetadata={look}
        onResize={look}
        onPlaying={look}
      />
      {shown && <Veil />}
    </div>
  );
}
