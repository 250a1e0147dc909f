import type { Meeting } from '@passerby/client';
import { callWords, roomWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { turnSwitch } from '../settings/switch-of.ts';
import { Mending } from './mending.tsx';
import { Presence } from './presence.tsx';
import { StrangerSound } from './stranger-sound.tsx';
import { StrangerVideo } from './stranger-video.tsx';

type Talking = Extract<Meeting, { phase: 'talking' }>;

export function Stranger({ meeting }: { meeting: Talking }) {
  const app = useApp();
  const { volume, switches } = app.preferences.value;
  const { wish, partner, remote } = meeting;
  // A connection that was made anew brings others, in the same stream.
  const [voice] = remote.getAudioTracks();
  const [picture] = remote.getVideoTracks();
  const hidden = wish.mode === 'video' && switches.hideStranger;
  const pictured = wish.mode === 'video' && partner.camera && !hidden;
  const saying = wish.mode === 'audio' ? callWords.voice : callWords.cameraOff;
  return (
    <>
      {wish.mode === 'video' && !hidden && (
        <StrangerVideo remote={remote} track={picture} pictured={pictured} />
      )}
      {!pictured && (
        <Presence remote={remote} saying={hidden ? roomWords.strangerHidden : saying}>
          {hidden && (
            <button type="button" onClick={() => turnSwitch(app, 'hideStranger', false)}>
              {roomWords.showStranger}
            </button>
          )}
        </Presence>
      )}
      {meeting.interrupted && <Mending />}
      <StrangerSound voice={voice} volume={volume} />
    </>
  );
}
