import { roomWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { canFillScreen, toggleFullScreen } from '../call/full-screen.ts';
import { hasSmallWindow, toggleSmallWindow } from '../call/small-window.ts';

/** On a phone there is no room for these beside the picture. */
export function ViewActions() {
  const { meeting } = useApp().session.value;
  if (meeting.phase !== 'talking' || meeting.wish.mode !== 'video') return null;
  const act = (toggle: () => boolean) => (event: { currentTarget: Element }) => {
    event.currentTarget.closest('dialog')?.close();
    toggle();
  };
  return (
    <div class="answers view-actions">
      {hasSmallWindow() && (
        <button type="button" onClick={act(toggleSmallWindow)}>
          {roomWords.smallWindow}
        </button>
      )}
      {canFillScreen() && (
        <button type="button" onClick={act(toggleFullScreen)}>
          {roomWords.fullScreen}
        </button>
      )}
    </div>
  );
}
