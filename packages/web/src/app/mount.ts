import { createMedia, createPasserby } from '@passerby/client';
import { effect } from '@preact/signals';
import { h, render } from 'preact';
import { isLanguageCode } from '../words/languages.ts';
import { App } from './app.tsx';
import { createApp } from './create-app.ts';
import { openWhenGranted } from './devices/open-when-granted.ts';
import type { AgeCheck } from './entrance/entrance.ts';
import { laterEntrance } from './entrance/later-entrance.tsx';
import { lackOf } from './lack.ts';
import { laterLacking } from './later-lacking.tsx';
import { loadRoom } from './later-room.tsx';
import { watchOnline } from './online.ts';
import { changePhase } from './phase-transition.ts';
import { loadWorkWorker, startWorkWorker } from './proof-of-work/later-work-worker.ts';
import { loadPreferences, storePreferences } from './stored-preferences.ts';

/**
 * The room and what goes with it weigh half as much as the lobby. For this long after its script ran the
 * lobby has the line to itself: on a slow one it is shown half a second sooner.
 */
const roomFollowsMs = 300;

/** Puts the app into the page and ties its life to the page's. */
export function mount(root: HTMLElement, ageCheck?: AgeCheck): void {
  const lack = lackOf(window as never);
  if (lack !== undefined) {
    root.replaceChildren();
    render(h(laterLacking.Part, { lack }), root);
    return;
  }
  const storage = () => localStorage;
  const media = createMedia();
  const passerby = createPasserby({
    url: location.origin,
    media,
    createWorkWorker: startWorkWorker,
  });
  const app = createApp({
    passerby,
    media,
    preferences: loadPreferences(storage),
    online: watchOnline(),
    languages: navigator.languages,
    filter: {
      load: () => import('./filter/filter-watch.ts'),
      // In a small window of its own the picture is looked at, and has to be.
      isHidden: () => document.hidden && (document.pictureInPictureElement ?? null) === null,
      nowMs: () => performance.now(),
      every(ms, call) {
        const timer = setInterval(call, ms);
        // In a hidden tab timers are slow: what must blur at once does not wait for one.
        document.addEventListener('visibilitychange', call);
        return () => {
          clearInterval(timer);
          document.removeEventListener('visibilitychange', call);
        };
      },
    },
    ageCheck,
    store: (preferences) => storePreferences(storage, preferences),
    changePhase,
    reload: () => location.reload(),
  });

  // The links to the other languages stand in the page around the app.
  document.addEventListener('click', ({ target }) => {
    const element = target instanceof Element ? target : undefined;
    const link = element?.closest('[data-interface-language]');
    const code = link?.getAttribute('data-interface-language');
    if (isLanguageCode(code)) app.prefer({ interfaceLanguage: code });
  });

  effect(() => {
    root.dataset['phase'] = app.session.value.meeting.phase;
    root.dataset['line'] = app.session.value.line.state;
  });
  render(h(App, { app }), root);
  void openWhenGranted(app);
  setTimeout(() => {
    void laterEntrance.load();
    void loadRoom().then(loadWorkWorker);
  }, roomFollowsMs);

  window.addEventListener('pagehide', () => {
    passerby.close();
    media.close();
    app.filter.close();
  });
  // Taken out of the back-forward cache the page would be a shell of what it closed: begin anew.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
