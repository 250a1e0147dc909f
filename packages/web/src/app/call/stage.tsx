import type { Meeting } from '@passerby/client';
import { useApp } from '../app-context.ts';
import { LineEnding } from '../endings/line-ending.tsx';
import { MeetingEnding } from '../endings/meeting-ending.tsx';
import { type Reporting, ReportingContext } from '../report/reporting.ts';
import { Searching } from '../searching/searching.tsx';
import { Connecting } from './connecting.tsx';
import { Stranger } from './stranger.tsx';

interface StageProps {
  readonly meeting: Exclude<Meeting, { phase: 'none' }>;
  readonly reporting: Reporting;
}

export function Stage({ meeting, reporting }: StageProps) {
  return (
    <ReportingContext.Provider value={reporting}>
      <Scene meeting={meeting} />
    </ReportingContext.Provider>
  );
}

/** What fills the room in each phase. A closed line ends a search, and never a call. */
function Scene({ meeting }: Pick<StageProps, 'meeting'>) {
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
