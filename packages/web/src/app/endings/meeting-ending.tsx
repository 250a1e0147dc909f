import type { Meeting } from '@passerby/client';
import { meetingEndingWords } from '../../words/later-words.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { AutoNext } from './auto-next.tsx';
import { BarredEnding } from './barred-ending.tsx';
import { Ending } from './ending.tsx';
import { RelayEnding } from './relay-ending.tsx';

export function MeetingEnding({ meeting }: { meeting: Extract<Meeting, { phase: 'ended' }> }) {
  const { passerby } = useApp();
  const { why } = meeting;
  if (why === 'relayUnavailable') return <RelayEnding meeting={meeting} />;
  if (why === 'terminated' || why === 'blocked')
    return <BarredEnding meeting={{ ...meeting, why }} />;
  const { title, advice } = meetingEndingWords[why];
  return (
    <Ending
      title={title}
      advice={advice}
      action={words.endings.meetSomeoneElse}
      onAction={() => passerby.next()}
      otherwise="goes-on"
    >
      <AutoNext why={why} />
    </Ending>
  );
}
