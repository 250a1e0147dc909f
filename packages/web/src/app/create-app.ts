import type { Media, Passerby } from '@passerby/client';
import { signal } from '@preact/signals';
import type { Preferences } from '../preferences.ts';
import type { App } from './app-context.ts';
import { createOwnDevices } from './devices/own-devices.ts';
import { chosenLanguage } from './lobby/languages.ts';

export interface AppPorts {
  readonly passerby: Passerby;
  readonly media: Media;
  readonly preferences: Preferences;
  /** The browser's languages, best first: the first guess where none was chosen. */
  readonly languages: readonly string[];
  store(preferences: Preferences): void;
  /** Runs `apply`, which changes what the page shows from one phase to another. */
  changePhase(apply: () => void): void;
  reload(): void;
}

/** Wires the SDK's states to signals and the choices to the storage. */
export function createApp(ports: AppPorts): App {
  const { passerby, media } = ports;
  const session = signal(passerby.state);
  const devices = signal(media.state);
  const preferences = signal(ports.preferences);
  const met = signal(0);

  media.subscribe((state) => {
    devices.value = state;
  });
  passerby.subscribe((state) => {
    const phase = state.meeting.phase;
    if (phase === session.value.meeting.phase) {
      session.value = state;
      return;
    }
    if (phase === 'talking') met.value += 1;
    // By the time it applies a newer state may have come: show that one.
    ports.changePhase(() => {
      session.value = passerby.state;
    });
  });

  const prefer = (change: Partial<Preferences>) => {
    preferences.value = { ...preferences.value, ...change };
    ports.store(preferences.value);
  };

  return {
    passerby,
    media,
    session,
    devices,
    preferences,
    met,
    prefer,
    own: createOwnDevices(media, preferences, prefer),
    wish: () => ({
      mode: preferences.value.mode,
      interests: preferences.value.interests,
      language: chosenLanguage(preferences.value.language, ports.languages),
      relayOnly: false,
    }),
    reload: ports.reload,
  };
}
