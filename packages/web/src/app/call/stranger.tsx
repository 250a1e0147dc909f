import type { Meeting } from '@passerby/client';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Presence } from './presence.tsx';
import { StrangerVideo } from './stranger-video.tsx';

type Talking = Extract<Meeting, { phase: 'talking' }>;

export function Stranger({ meeting }: { meeting: Talking }) {
  const { volume } = useApp().preferences.value;
  const { mode } = meeting.wish;
  const pictured = mode === 'video' && meeting.partner.camera;
  const saying = mode === 'audio' ? words.call.voice : words.call.cameraOff;
  return (
    <>
      <StrangerVideo remote={meeting.remote} pictured={pictured} volume={volume} />
      {!pictured && <Presence remote={meeting.remote} saying={saying} />}
    </>
  );
}
