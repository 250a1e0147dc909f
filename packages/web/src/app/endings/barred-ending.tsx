import type { Meeting } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { meetingEndingWords, reportingWords } from '../../words/later-words.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { asClock } from '../countdown.ts';
import { Lights } from '../searching/lights.tsx';
import { useSecondsLeft } from '../use-seconds-left.ts';

type Barred = Extract<Meeting, { phase: 'ended' }> & { readonly why: 'terminated' | 'blocked' };

/** The server takes nobody from here for a while: for how long, and the way back when it is over. */
export function BarredEnding({ meeting: { why } }: { meeting: Barred }) {
  const { passerby, session } = useApp();
  const { barred } = session.value;
  const left = useSecondsLeft(barred?.until);
  const over = left === 0;
  const start = useRef<HTMLButtonElement>(null);
  // Said once when it begins and once when it ends: the seconds between are for the eyes.
  const said = useSignal('');
  useLayoutEffect(() => {
    said.value = over ? reportingWords.over : reportingWords.backIn(left);
    // Whoever is reading a link is not torn away from it.
    if (over && !document.activeElement?.matches('a, button')) {
      start.current?.focus({ preventScroll: true });
    }
  }, [over]);
  const { title, advice } = meetingEndingWords[why];
  return (
    <div class="scene">
      <Lights scene="alone" />
      <h1>{title}</h1>
      <p class="scene-note">
        {barred?.reason === undefined ? advice : reportingWords.because[barred.reason]}
      </p>
      {over ? (
        <p class="scene-note">{reportingWords.over}</p>
      ) : (
        <p class="sentence-left">
          {reportingWords.back}
          <span class="clock serif" role="timer">
            {asClock(left)}
          </span>
        </p>
      )}
      <p class="hidden" role="status">
        {said.value}
      </p>
      <div class="actions">
        {over && (
          <button ref={start} type="button" class="go" onClick={() => passerby.next()}>
            {reportingWords.start}
          </button>
        )}
        {why === 'terminated' && (
          <a
            class={over ? 'button' : 'go'}
            href="/guidelines/"
            hreflang="en"
            target="_blank"
            rel="noopener"
          >
            {reportingWords.guidelines}
          </a>
        )}
        <button type="button" onClick={() => passerby.end()}>
          {words.endings.back}
        </button>
      </div>
    </div>
  );
}
