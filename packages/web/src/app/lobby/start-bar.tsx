import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { type App, useApp } from '../app-context.ts';
import { asClock } from '../countdown.ts';
import { wantedDevices, wantedSubject } from '../devices/wanted-devices.ts';
import { lineWords } from '../endings/line-words.ts';
import { needsReload } from '../endings/needs-reload.ts';
import { laterEntrance } from '../entrance/later-entrance.tsx';
import { laterStartGate } from '../filter/later-own-warning.tsx';
import { RecordButton } from '../record/record-button.tsx';
import { space } from '../space.ts';
import { useSecondsLeft } from '../use-seconds-left.ts';
import { addressChoice } from './address-choice.ts';

/** Who is here, Start, and what one agrees to. Sticks to the thumb on a phone. */
export function StartBar({ focused }: { focused: boolean }) {
  const app = useApp();
  const button = useRef<HTMLButtonElement>(null);
  const gate = useSignal(false);
  useLayoutEffect(() => {
    if (focused) button.current?.focus({ preventScroll: true });
  }, [focused]);

  const { line, relay, barred } = app.session.value;
  const left = useSecondsLeft(barred?.until);
  const { hidden } = addressChoice(app.preferences.value.hideAddress, relay);
  const wanted = wantedSubject(wantedDevices(app.preferences.value));
  const stale = line.state === 'closed' && needsReload(line.code);
  // The accent is for the next thing to do: first the mirror, then this.
  const first = app.own.asked.value || wanted === undefined || line.state === 'closed';
  const go = () => {
    if (left > 0) return;
    // A word still in the box of interests counts: leaving the box adds it.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    if (stale) app.reload();
    else if (isWarned(app)) gate.value = true;
    else app.entrance.start();
  };
  return (
    <div class="start">
      <p class="waiting">
        <Waiting left={left} />
      </p>
      <button
        ref={button}
        type="button"
        class={first && left === 0 ? 'go' : 'go quiet'}
        aria-disabled={left > 0}
        aria-describedby="start-note start-rules"
        // Keeps the focus where it is: a chip added on the way would move this from under the finger.
        onMouseDown={(event) => event.preventDefault()}
        onClick={go}
      >
        {barred ? words.lobby.start : startLabel(line.state === 'closed', stale)}
        {/* Not part of its name, which would be read out anew with every second. */}
        {left > 0 && <span aria-hidden="true">{words.lobby.startIn(asClock(left))}</span>}
      </button>
      <p class="rules" id="start-rules">
        {words.lobby.rules}
        {space}
        <a href="/guidelines/" hreflang="en">
          {words.lobby.rulesLink}
        </a>
        {words.lobby.rulesEnd}
        {space}
        {words.lobby.risks(hidden)}
        {space}
        <RecordButton class="in-text" />
      </p>
      {gate.value && (
        <laterStartGate.Part
          onClose={() => {
            gate.value = false;
          }}
        />
      )}
      {app.entrance.step.value !== 'none' && <laterEntrance.Part />}
    </div>
  );
}

/** One's picture is about to go out, and the filter takes it for nudity. */
function isWarned({ preferences, devices, filter }: App): boolean {
  const goesOut = preferences.value.mode === 'video' && devices.value.camera.state === 'on';
  return goesOut && filter.own.value.state === 'warned';
}

function startLabel(closed: boolean, stale: boolean): string {
  if (stale) return words.endings.reload;
  return closed ? words.endings.again : words.lobby.start;
}

function Waiting({ left }: { left: number }) {
  const { session, online } = useApp();
  const { line, presence, barred } = session.value;
  switch (line.state) {
    case 'connecting':
      return <>{words.lobby.connecting}</>;
    case 'reconnecting':
      return <>{words.lobby.reconnecting}</>;
    case 'closed': {
      const { title, advice } = lineWords(line.code, online.value);
      // An alert is read out when its words change: once when it begins, once when it ends.
      const rest = barred === undefined ? advice : words.lobby.barred(left === 0);
      return (
        <span class="closed" role="alert">
          <strong>{title}</strong>
          {space}
          {rest}
        </span>
      );
    }
    case 'open':
      return <>{presence && words.lobby.presence(presence.here, presence.waiting)}</>;
  }
}
