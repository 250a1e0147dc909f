import type { Meeting } from '@passerby/client';
import { meetingEndingWords } from '../../words/later-words.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Ending } from './ending.tsx';

/** No relay for whoever wants nothing else. What happens now is for them to say. */
export function RelayEnding({ meeting }: { meeting: Extract<Meeting, { phase: 'ended' }> }) {
  const { passerby, session } = useApp();
  const { title, advice } = meetingEndingWords.relayUnavailable;
  const again = () => {
    // The server says on a new line whether it has a relay by now.
    passerby.close();
    passerby.start(meeting.wish);
  };
  // Next keeps the wish, so this holds until the lobby makes a new one. The choice itself stays.
  const directly = {
    action: words.endings.directly,
    means: words.endings.directlyMeans,
    onAction: () => passerby.start({ ...meeting.wish, relayOnly: false }),
  };
  return (
    <Ending
      title={title}
      advice={advice}
      action={words.endings.again}
      onAction={again}
      // A server that lets nobody meet directly would not do it for a wish either.
      other={session.value.relay === 'always' ? undefined : directly}
    />
  );
}
