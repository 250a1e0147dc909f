import type { Meeting } from '@passerby/client';
import { useRef } from 'preact/hooks';
import { roomWords, searchingWords } from '../../words/later-words.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { ReportLast } from '../report/report-last.tsx';
import { isDirectThisTime } from './direct-this-time.ts';
import { Lights } from './lights.tsx';
import { searchSentence } from './search-sentence.ts';
import { searchWords } from './search-words.ts';
import { useElapsed } from './use-elapsed.ts';

type SearchingMeeting = Extract<Meeting, { phase: 'searching' }>;

/** What is being looked for, how many wait, and for how long. The heading is read out when it changes. */
export function Searching({ meeting }: { meeting: SearchingMeeting }) {
  const app = useApp();
  const elapsed = useElapsed(meeting.since);
  const { line, presence, relay } = app.session.value;
  const { hideAddress, switches } = app.preferences.value;
  const offline = line.state !== 'open' && !app.online.value;
  const waiting = presence?.waiting;
  const sentence = searchSentence({
    line: line.state,
    wish: meeting.wish,
    working: meeting.working,
    elapsedMs: elapsed.value,
    relaxAfterMs: meeting.relaxAfterMs,
    waiting,
    met: app.met.value,
  });
  const heading = offline ? roomWords.searchingOffline : searchWords(sentence);
  // That a search begins is said by the page's own status. What is live when it comes into a page is
  // read out by some screen readers and not by others: twice, or not at all.
  const first = useRef<string | undefined>(heading);
  if (heading !== first.current) first.current = undefined;
  return (
    <div class="scene searching">
      <Lights scene="passing" />
      <h1 aria-live={first.current === undefined ? 'polite' : 'off'}>{heading}</h1>
      <p class="scene-note">
        {offline && <span>{roomWords.searchingOfflineAdvice}</span>}
        {meeting.missed && <span>{words.tab.missed}</span>}
        {isDirectThisTime(meeting.wish, hideAddress, relay) && (
          <span>{searchingWords.directly}</span>
        )}
        {/* Its line is kept free until the server has told, and when it would say the contrary of the heading:
            nothing below it moves. */}
        <span class="waiting">
          {sentence.kind !== 'nobodyYet' &&
            waiting !== undefined &&
            waiting > 0 &&
            searchingWords.waiting(waiting)}
        </span>
        <span class="elapsed" role="timer">
          {searchingWords.elapsed(elapsed.value)}
        </span>
      </p>
      {(sentence.kind === 'nobodyYet' || sentence.kind === 'metEveryone') && (
        <p class="scene-note aside">{switches.sounds ? roomWords.willRing : roomWords.willTell}</p>
      )}
      <ReportLast />
    </div>
  );
}
