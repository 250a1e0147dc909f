// The page of README.md, here to be type-checked.
import { createMedia, createPasserby, type PasserbyState } from '@passerby/client';

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const stranger = find<HTMLVideoElement>('stranger');
const text = find<HTMLInputElement>('text');
const media = createMedia();
const passerby = createPasserby({ url: location.href, media });

function show({ meeting }: PasserbyState): void {
  document.title = meeting.phase;
  const remote = meeting.phase === 'talking' ? meeting.remote : null;
  if (stranger.srcObject !== remote) stranger.srcObject = remote;
  const lines = 'conversation' in meeting ? meeting.conversation : [];
  const items = lines.map((said) => {
    const item = document.createElement('li');
    // Text and nothing else: a stranger wrote it.
    item.textContent = `${said.from}: ${said.text}`;
    return item;
  });
  find('said').replaceChildren(...items);
}

passerby.subscribe(show);
find('start').onclick = async () => {
  await media.open({ camera: true, microphone: true });
  passerby.start({ mode: 'video', interests: ['chess'], language: 'en', relayOnly: false });
};
find('next').onclick = () => passerby.next();
find('chat').onsubmit = (event) => {
  event.preventDefault();
  if (passerby.say(text.value).ok) text.value = '';
};
addEventListener('pagehide', () => {
  passerby.close();
  media.close();
});
