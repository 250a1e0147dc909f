import type { Meeting } from '@passerby/client';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Lights } from './lights.tsx';
import { searchSentence } from './search-sentence.ts';
import { searchWords } from './search-words.ts';
import { useElapsed } from './use-elapsed.ts';

type SearchingMeeting = Extract<Meeting, { phase: 'searching' }>;

/** What is being looked for, how many wait, and for how long. The heading is read out as it changes. */
export function Searching({ meeting }: { meeting: SearchingMeeting }) {
  const app = useApp();
  const elapsed = useElapsed(meeting.since);
  const { line, presence } = app.session.value;
  const waiting = presence?.waiting;
  const sentence = searchSentence({
    line: line.state,
    wish: meeting.wish,
    elapsedMs: elapsed.value,
    relaxAfterMs: meeting.relaxAfterMs,
    waiting,
    met: app.met.value,
  });
  return (
    <div class="scene">
      <Lights scene="passing" />
      <h1 aria-live="polite">{searchWords(sentence)}</h1>
      <p class="scene-note">
        {waiting !== undefined && waiting > 0 && <span>{words.searching.waiting(waiting)}</span>}
        <span class="elapsed" role="timer">
          {words.searching.elapsed(elapsed.value)}
        </span>
      </p>
    </div>
  );
}
