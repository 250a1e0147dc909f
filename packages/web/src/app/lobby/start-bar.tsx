import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { wantedDevices, wantedSubject } from '../devices/wanted-devices.ts';
import { needsReload } from '../endings/needs-reload.ts';

/** Who is here, Start, and what one agrees to. Sticks to the thumb on a phone. */
export function StartBar({ focused }: { focused: boolean }) {
  const app = useApp();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) button.current?.focus({ preventScroll: true });
  }, [focused]);

  const { line } = app.session.value;
  const wanted = wantedSubject(wantedDevices(app.preferences.value));
  const stale = line.state === 'closed' && needsReload(line.code);
  // The accent is for the next thing to do: first the mirror, then this.
  const first = app.own.asked.value || wanted === undefined || line.state === 'closed';
  const go = () => {
    // A word still in the box of interests counts: leaving the box adds it.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    if (stale) app.reload();
    else app.passerby.start(app.wish());
  };
  return (
    <div class="start">
      <p class="waiting">
        <Waiting />
      </p>
      <button
        ref={button}
        type="button"
        class={first ? 'go' : 'go quiet'}
        aria-describedby="start-note start-rules"
        // Keeps the focus where it is: a chip added on the way would move this from under the finger.
        onMouseDown={(event) => event.preventDefault()}
        onClick={go}
      >
        {startLabel(line.state === 'closed', stale)}
      </button>
      <p class="rules" id="start-rules">
        {words.lobby.rules} <a href="/guidelines/">{words.lobby.rulesLink}</a>.{' '}
        {words.lobby.recording}
      </p>
    </div>
  );
}

function startLabel(closed: boolean, stale: boolean): string {
  if (stale) return words.endings.reload;
  return closed ? words.endings.again : words.lobby.start;
}

function Waiting() {
  const { line, presence } = useApp().session.value;
  switch (line.state) {
    case 'connecting':
      return <>{words.lobby.connecting}</>;
    case 'reconnecting':
      return <>{words.lobby.reconnecting}</>;
    case 'closed': {
      const { title, advice } = words.endings.line[line.code];
      return (
        <span class="closed" role="alert">
          <strong>{title}</strong> {advice}
        </span>
      );
    }
    case 'open':
      return <>{presence && words.lobby.presence(presence.here, presence.waiting)}</>;
  }
}
