import type { MediaState } from '@passerby/client';
import { usualWishes } from '@passerby/client/core/capture-wishes';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { App } from '../app/app.tsx';
import { createApp } from '../app/create-app.ts';
import { laterLacking } from '../app/later-lacking.tsx';
import { loadRoom } from '../app/later-room.tsx';
import { fixedMedia, fixedPasserby } from './fixed-ports.ts';
import { type GalleryState, usualPreferences, usualSession } from './states.ts';
import { stillPicture } from './still-picture.ts';

const usualDevices = (): MediaState => ({
  camera: { state: 'on', deviceId: 'c1', label: 'FaceTime HD Camera' },
  microphone: { state: 'on', deviceId: 'm1', label: 'Desk microphone' },
  cameras: [{ deviceId: 'c1', label: 'FaceTime HD Camera' }],
  microphones: [{ deviceId: 'm1', label: 'Desk microphone' }],
  speakers: [{ deviceId: 's1', label: 'Headphones' }],
  wishes: usualWishes,
  preview: stillPicture('you'),
});

/** A panel may come on demand: waits until it is there. */
async function press(root: HTMLElement, name: string): Promise<void> {
  await new Promise(requestAnimationFrame);
  const buttons = [...root.querySelectorAll('button')];
  const button = buttons.find((one) => namesOf(one).some((told) => told.startsWith(name)));
  // What there is room for is open already.
  if (button?.getAttribute('aria-expanded') !== 'true') button?.click();
  const isThere = () => root.querySelector('dialog[open], [aria-expanded="true"]') !== null;
  while (!isThere()) await new Promise(requestAnimationFrame);
}

const namesOf = (button: Element) => [button.getAttribute('aria-label') ?? '', button.textContent];

/** Puts the real app into the page, held in one state. */
export async function showState(root: HTMLElement, shown: GalleryState): Promise<void> {
  if (shown.lack !== undefined) {
    root.replaceChildren();
    await laterLacking.load();
    render(h(laterLacking.Part, { lack: shown.lack }), root);
    return;
  }
  const media = fixedMedia({ ...usualDevices(), ...shown.devices });
  const session = { ...usualSession, ...shown.session?.() };
  const app = createApp({
    passerby: fixedPasserby(session),
    media,
    preferences: { ...usualPreferences, ...shown.preferences },
    languages: [document.documentElement.lang],
    online: signal(shown.online ?? true),
    filter: {
      load: () => new Promise(() => {}),
      isHidden: () => false,
      nowMs: () => performance.now(),
      every: () => () => {},
    },
    store() {},
    changePhase: (apply) => apply(),
    reload() {},
  });
  if (shown.asked !== false) await app.own.open();
  await loadRoom();
  root.dataset['phase'] = session.meeting.phase;
  root.dataset['line'] = session.line.state;
  root.replaceChildren();
  render(h(App, { app }), root);
  if (shown.press !== undefined) await press(root, shown.press());
  if (shown.later !== undefined) {
    // The room has to have been there before: only what happens in it is news.
    await new Promise(requestAnimationFrame);
    media.become({ ...media.state, ...shown.later });
  }
}
