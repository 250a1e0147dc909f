import { useSignal } from '@preact/signals';
import type { TargetedEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { tellRatio } from '../devices/own-video.tsx';
import { Icon } from '../icon.tsx';
import { playStranger } from './play-stranger.ts';

interface StrangerVideoProps {
  readonly remote: MediaStream;
  /** Whether there is a picture to look at; the sound plays in any case. */
  readonly pictured: boolean;
  readonly volume: number;
}

export function StrangerVideo({ remote, pictured, volume }: StrangerVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  const silenced = useSignal(false);
  const arrived = useSignal(false);

  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = remote;
    void playStranger(element).then((how) => {
      silenced.value = how === 'silenced';
    });
    return () => {
      element.srcObject = null;
    };
  }, [remote]);
  useEffect(() => {
    if (video.current !== null) video.current.volume = volume;
  }, [volume]);

  const look = ({ currentTarget: element }: TargetedEvent<HTMLVideoElement>) => {
    tellRatio(element);
    arrived.value = element.videoWidth > 0;
  };
  const hear = () => {
    if (video.current === null) return;
    void playStranger(video.current).then((how) => {
      silenced.value = how === 'silenced';
    });
  };
  return (
    <div class="stranger" data-pictured={pictured && arrived.value}>
      {/* biome-ignore lint/a11y/useMediaCaption: a stranger, live: nobody writes captions for them */}
      <video
        ref={video}
        data-video="stranger"
        aria-label={words.call.stranger}
        autoplay
        playsInline
        // Whichever comes first: what counts is that there is a size.
        onLoadedMetadata={look}
        onResize={look}
        onPlaying={look}
      />
      {silenced.value && (
        <button type="button" class="tap-to-hear" onClick={hear}>
          <Icon name="sound" />
          {words.call.tapToHear}
        </button>
      )}
    </div>
  );
}
