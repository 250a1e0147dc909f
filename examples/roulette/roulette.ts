// Another look at the same thing: a wheel to spin, and a voice. No picture is asked for or sent.
import { createMedia, createPasserby, type Meeting, type PasserbyState } from '@passerby/client';

const find = <T extends HTMLElement>(selector: string) => document.querySelector(selector) as T;
const sound = find<HTMLAudioElement>('audio');
const mute = find<HTMLButtonElement>('#mute');
const media = createMedia();
const passerby = createPasserby({ url: location.href, media });

const endings: Partial<Record<string, string>> = {
  left: 'They left the table.',
  flagged: 'You will not meet them again.',
  relayUnavailable: 'Your network lets nobody through.',
};

function inWords(meeting: Meeting, waiting: number): string {
  switch (meeting.phase) {
    case 'none':
      return 'Spin the wheel.';
    case 'searching':
      return waiting > 0 ? `Up to ${waiting} are spinning.` : 'Nobody else is spinning yet.';
    case 'connecting':
      return 'It slows down …';
    case 'talking':
      return meeting.interrupted ? 'The line is bad. Wait a moment.' : 'Somebody is there. Speak.';
    case 'ended':
      return `${endings[meeting.why] ?? 'The line went dead.'} Spin again.`;
  }
}

function show({ meeting, presence }: PasserbyState): void {
  document.body.dataset['phase'] = meeting.phase;
  find('#state').textContent = inWords(meeting, presence?.waiting ?? 0);
  find('nav').hidden = meeting.phase !== 'talking';
  const talking = meeting.phase === 'talking' ? meeting : undefined;
  if (sound.srcObject !== (talking?.remote ?? null)) sound.srcObject = talking?.remote ?? null;
  const shared = talking?.sharedInterests ?? [];
  find('#shared').textContent = shared.length > 0 ? `You both know ${shared.join(' and ')}.` : '';
}

async function spin(): Promise<void> {
  const { phase } = passerby.state.meeting;
  if (phase === 'talking') return passerby.next();
  if (phase !== 'none' && phase !== 'ended') return passerby.end();
  await media.open({ camera: false, microphone: true });
  const interests = find<HTMLInputElement>('#interests').value.split(',').filter(Boolean);
  passerby.start({ mode: 'audio', interests, language: '', relayOnly: false });
}

passerby.subscribe(show);
media.subscribe(({ microphone }) => {
  mute.setAttribute('aria-pressed', String(microphone.state === 'muted'));
});
find('#wheel').onclick = spin;
find('#leave').onclick = () => passerby.end();
find('#rude').onclick = () => {
  const { meeting } = passerby.state;
  if (meeting.phase === 'talking') passerby.flag(meeting.pairing, 'harassment');
};
mute.onclick = () => media.setMicrophone(media.state.microphone.state === 'muted');
addEventListener('pagehide', () => {
  passerby.close();
  media.close();
});
show(passerby.state);
