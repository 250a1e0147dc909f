import type { Meeting } from '@passerby/client';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Ending } from './ending.tsx';

export function MeetingEnding({ meeting }: { meeting: Extract<Meeting, { phase: 'ended' }> }) {
  const { passerby } = useApp();
  const { title, advice } = words.endings.meeting[meeting.why];
  return (
    <Ending
      title={title}
      advice={advice}
      action={words.endings.meetSomeoneElse}
      onAction={() => passerby.next()}
    />
  );
}
