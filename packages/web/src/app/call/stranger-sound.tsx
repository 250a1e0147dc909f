import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { callWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { RoomIcon } from '../room-icon.tsx';
import { playSound } from './play-sound.ts';
import { playFrom, speakerOf } from './speaker.ts';

interface StrangerSoundProps {
  readonly voice: MediaStreamTrack | undefined;
  readonly volume: number;
}

/**
 * The stranger's voice, in an element of its own: Chromium plays no sound of a stream whose picture
 * has not begun, and whoever has no camera would never be heard.
 */
export function StrangerSound({ voice, volume }: StrangerSoundProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const silenced = useSignal(false);
  const { preferences, devices } = useApp();
  const speaker = speakerOf(preferences.value.speaker, devices.value.speakers);
  const hear = async () => {
    if (audio.current !== null) silenced.value = (await playSound(audio.current)) === 'refused';
  };

  useEffect(() => {
    const element = audio.current;
    if (element === null) return;
    element.srcObject = new MediaStream(voice === undefined ? [] : [voice]);
    void hear();
    return () => {
      element.srcObject = null;
    };
  }, [voice]);
  useEffect(() => {
    if (audio.current !== null) audio.current.volume = volume;
  }, [volume]);
  useEffect(() => {
    if (audio.current !== null) void playFrom(audio.current, speaker);
  }, [speaker]);

  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: a stranger, live: nobody writes captions for them */}
      <audio ref={audio} data-audio="stranger" autoplay />
      {silenced.value && (
        <button type="button" class="tap-to-hear" onClick={() => void hear()}>
          <RoomIcon name="sound" />
          {callWords.tapToHear}
        </button>
      )}
    </>
  );
}
