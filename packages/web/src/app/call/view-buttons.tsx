import { isClear } from '@passerby/filter/core/is-clear';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { roomWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { RoomIcon } from '../room-icon.tsx';
import { canFillScreen, toggleFullScreen } from './full-screen.ts';
import { canBeSmall, toggleSmallWindow } from './small-window.ts';

/** Small window and whole screen. On a phone the picture has the whole screen anyway. */
export function ViewButtons() {
  const { stranger } = useApp().filter;
  const small = useSignal(document.pictureInPictureElement !== null);
  const full = useSignal(document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => {
      small.value = document.pictureInPictureElement !== null;
      full.value = document.fullscreenElement !== null;
    };
    const events = ['enterpictureinpicture', 'leavepictureinpicture', 'fullscreenchange'];
    for (const event of events) document.addEventListener(event, look);
    return () => {
      for (const event of events) document.removeEventListener(event, look);
    };
  }, []);
  const clear = stranger.value !== undefined && isClear(stranger.value);
  return (
    <>
      {canBeSmall() && clear && (
        <button
          type="button"
          class="round glass view-button"
          aria-label={words.smallWindow}
          aria-pressed={small.value}
          onClick={toggleSmallWindow}
        >
          <RoomIcon name="smallWindow" />
        </button>
      )}
      {canFillScreen() && (
        <button
          type="button"
          class="round glass view-button"
          aria-label={words.fullScreen}
          aria-pressed={full.value}
          onClick={toggleFullScreen}
        >
          <RoomIcon name={full.value ? 'leaveFullScreen' : 'fullScreen'} />
        </button>
      )}
    </>
  );
}
