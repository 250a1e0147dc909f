import type { Meeting } from '@passerby/client';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Presence } from './presence.tsx';
import { StrangerSound } from './stranger-sound.tsx';
import { StrangerVideo } from './stranger-video.tsx';

type Talking = Extract<Meeting, { phase: 'talking' }>;

export function Stranger({ meeting }: { meeting: Talking }) {
  const { volume } = useApp().preferences.value;
  const { wish, partner, remote } = meeting;
  const pictured = wish.mode === 'video' && partner.camera;
  const saying = wish.mode === 'audio' ? words.call.voice : words.call.cameraOff;
  return (
    <>
      {wish.mode === 'video' && <StrangerVideo remote={remote} pictured={pictured} />}
      {!pictured && <Presence remote={remote} saying={saying} />}
      <StrangerSound remote={remote} volume={volume} />
    </>
  );
}
