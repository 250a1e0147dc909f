// A whole page that makes calls: video, chat, Next, Report.
import { createMedia, createPasserby, type Meeting } from '@passerby/client';

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const text = find<HTMLInputElement>('text');
const media = createMedia();
const passerby = createPasserby({ url: location.href, media });

function show(id: 'stranger' | 'mirror', stream: MediaStream | null): void {
  const video = find<HTMLVideoElement>(id);
  if (video.srcObject !== stream) video.srcObject = stream;
}

function inWords(meeting: Meeting): string {
  if (meeting.phase === 'none') return 'Press Start.';
  if (meeting.phase === 'ended') return `It ended: ${meeting.why}. Next?`;
  return meeting.phase === 'talking' ? 'Say hello.' : 'Looking for somebody.';
}

passerby.subscribe(({ meeting }) => {
  find('state').textContent = inWords(meeting);
  show('stranger', meeting.phase === 'talking' ? meeting.remote : null);
  const lines = 'conversation' in meeting ? meeting.conversation : [];
  const items = lines.map((said) => {
    // Text and nothing else: a stranger wrote it.
    return Object.assign(document.createElement('li'), {
      textContent: `${said.from}: ${said.text}`,
    });
  });
  find('said').replaceChildren(...items);
});
media.subscribe(({ preview }) => show('mirror', preview ?? null));

find('start').onclick = async () => {
  await media.open({ camera: true, microphone: true });
  passerby.start({ mode: 'video', interests: [], language: '', relayOnly: false });
};
find('next').onclick = () => passerby.next();
find('end').onclick = () => passerby.end();
find('report').onclick = () => {
  const { meeting } = passerby.state;
  if (meeting.phase === 'talking') passerby.flag(meeting.pairing, 'other');
};
find('chat').onsubmit = (event) => {
  event.preventDefault();
  if (passerby.say(text.value).ok) text.value = '';
};
addEventListener('pagehide', () => {
  passerby.close();
  media.close();
});
