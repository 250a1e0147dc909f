import type { Meeting } from '@passerby/client';
import { useApp } from '../app-context.ts';
import { LineEnding } from '../endings/line-ending.tsx';
import { MeetingEnding } from '../endings/meeting-ending.tsx';
import { Searching } from '../searching/searching.tsx';
import { Connecting } from './connecting.tsx';
import { Stranger } from './stranger.tsx';

/** What fills the room in each phase. A closed line ends a search, and never a call. */
export function Stage({ meeting }: { meeting: Exclude<Meeting, { phase: 'none' }> }) {
  const { line } = useApp().session.value;
  switch (meeting.phase) {
    case 'searching':
      if (line.state === 'closed') return <LineEnding code={line.code} />;
      return <Searching meeting={meeting} />;
    case 'connecting':
      return <Connecting />;
    case 'talking':
      return meeting.wish.mode === 'text' ? null : <Stranger meeting={meeting} />;
    case 'ended':
      return <MeetingEnding meeting={meeting} />;
  }
}
