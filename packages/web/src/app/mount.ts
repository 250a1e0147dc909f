import { createMedia, createPasserby } from '@passerby/client';
import { effect } from '@preact/signals';
import { h, render } from 'preact';
import { App } from './app.tsx';
import { createApp } from './create-app.ts';
import { openWhenGranted } from './devices/open-when-granted.ts';
import { changePhase } from './phase-transition.ts';
import { loadPreferences, storePreferences } from './stored-preferences.ts';

/** Puts the app into the page and ties its life to the page's. */
export function mount(root: HTMLElement): void {
  const storage = () => localStorage;
  const media = createMedia();
  const passerby = createPasserby({ url: location.origin, media });
  const app = createApp({
    passerby,
    media,
    preferences: loadPreferences(storage),
    languages: navigator.languages,
    store: (preferences) => storePreferences(storage, preferences),
    changePhase,
    reload: () => location.reload(),
  });

  effect(() => {
    root.dataset['phase'] = app.session.value.meeting.phase;
    root.dataset['line'] = app.session.value.line.state;
  });
  render(h(App, { app }), root);
  void openWhenGranted(app);

  window.addEventListener('pagehide', () => {
    passerby.close();
    media.close();
  });
  // Taken out of the back-forward cache the page would be a shell of what it closed: begin anew.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
