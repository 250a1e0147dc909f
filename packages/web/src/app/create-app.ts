import type { Media, Passerby } from '@passerby/client';
import { type ReadonlySignal, signal } from '@preact/signals';
import { guidelinesVersion, type Preferences } from '../preferences.ts';
import type { App } from './app-context.ts';
import { createOwnDevices } from './devices/own-devices.ts';
import { type AgeCheck, createEntrance } from './entrance/entrance.ts';
import { createFilterGuard, type FilterGuardPorts } from './filter/filter-guard.ts';
import { chosenLanguage } from './lobby/languages.ts';
import { wishesOf } from './settings/switch-of.ts';

export interface AppPorts {
  readonly passerby: Passerby;
  readonly media: Media;
  readonly preferences: Preferences;
  readonly online: ReadonlySignal<boolean>;
  /** The browser's languages, best first: the first guess where none was chosen. */
  readonly languages: readonly string[];
  readonly filter: Omit<FilterGuardPorts, 'setting'>;
  /** The operator's, where there is one. */
  readonly ageCheck?: AgeCheck | undefined;
  store(preferences: Preferences): void;
  /** Runs `apply`, which changes what the page shows from one phase to another. */
  changePhase(apply: () => void): void;
  reload(): void;
}

/** Wires the SDK's states to signals and the choices to the storage. */
export function createApp(ports: AppPorts): App {
  const { passerby, media } = ports;
  const session = signal(passerby.state);
  // Before anything is open this asks nobody for anything.
  void media.adjust(wishesOf(ports.preferences));
  media.setGain(ports.preferences.gain);
  const devices = signal(media.state);
  const preferences = signal(ports.preferences);
  const met = signal(0);

  media.subscribe((state) => {
    devices.value = state;
  });
  // The phase of the newest state: what is shown comes after it by a transition.
  let phase = passerby.state.meeting.phase;
  passerby.subscribe(({ meeting }) => {
    const isNewPhase = meeting.phase !== phase;
    phase = meeting.phase;
    if (isNewPhase && phase === 'talking') met.value += 1;
    // Whoever comes is seen at once: a transition would hold them up for longer than the call took.
    const arrives = phase === 'connecting' || phase === 'talking';
    if (isNewPhase && arrives) {
      session.value = passerby.state;
    } else if (isNewPhase) {
      // By the time it applies a newer state may have come: show that one.
      ports.changePhase(() => {
        session.value = passerby.state;
      });
    } else if (phase === session.value.meeting.phase) {
      session.value = passerby.state;
    }
  });

  const prefer = (change: Partial<Preferences>) => {
    preferences.value = { ...preferences.value, ...change };
    ports.store(preferences.value);
  };

  const wish = () => ({
    mode: preferences.value.mode,
    interests: preferences.value.interests,
    language: chosenLanguage(preferences.value.language, ports.languages),
    // Also where the server has no relay: then the search ends and asks, and nothing goes directly.
    relayOnly: preferences.value.hideAddress,
  });

  return {
    passerby,
    media,
    session,
    devices,
    preferences,
    online: ports.online,
    met,
    languages: ports.languages,
    prefer,
    own: createOwnDevices(media, preferences, prefer),
    filter: createFilterGuard({ ...ports.filter, setting: () => preferences.value.filter }),
    entrance: createEntrance({
      hasAgreed: () => preferences.value.agreedTo === guidelinesVersion,
      rememberAgreement: () => prefer({ agreedTo: guidelinesVersion }),
      ageCheck: ports.ageCheck,
      begin: () => passerby.start(wish()),
    }),
    wish,
    reload: ports.reload,
  };
}
