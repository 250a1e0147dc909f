import { describe, expect, test } from 'bun:test';
import type { Passerby, PasserbyState } from '@passerby/client';
import { defaultPreferences, type Preferences } from '../preferences.ts';
import { createApp } from './create-app.ts';
import { createFakeMedia } from './devices/fake-media.ts';

const wish = { mode: 'video', interests: [], language: '', relayOnly: false } as const;
const lobby: PasserbyState = {
  line: { state: 'open' },
  presence: undefined,
  meeting: { phase: 'none' },
};
const searching: PasserbyState = {
  ...lobby,
  meeting: { phase: 'searching', wish, since: 0, relaxAfterMs: 4_000 },
};
const talking: PasserbyState = {
  ...lobby,
  meeting: {
    phase: 'talking',
    wish,
    since: 0,
    sharedInterests: [],
    remote: {} as MediaStream,
    partner: { camera: true, microphone: true, typing: false },
    interrupted: false,
    conversation: [],
  },
};

function createStage(preferences: Preferences = defaultPreferences) {
  let state = lobby;
  let listener: (state: PasserbyState) => void = () => {};
  const changes: (() => void)[] = [];
  const stored: Preferences[] = [];
  const passerby = {
    get state() {
      return state;
    },
    subscribe(told: typeof listener) {
      listener = told;
      return () => {};
    },
  } as Passerby;
  const app = createApp({
    passerby,
    media: createFakeMedia().media,
    preferences,
    languages: ['de-AT'],
    store: (chosen) => stored.push(chosen),
    changePhase: (apply) => changes.push(apply),
    reload: () => {},
  });
  const tell = (next: PasserbyState) => {
    state = next;
    listener(next);
  };
  return { app, tell, changes, stored };
}

describe('the app between the SDK and the screens', () => {
  test('[page] a new phase waits for its transition, and then shows the newest state', () => {
    const { app, tell, changes } = createStage();
    tell(searching);
    expect(app.session.value.meeting.phase).toBe('none');
    tell(talking);
    for (const apply of changes) apply();
    expect(app.session.value).toBe(talking);
  });

  test('[page] what changes within a phase is shown at once', () => {
    const { app, tell, changes } = createStage();
    const away: PasserbyState = { ...lobby, line: { state: 'reconnecting', attempt: 1 } };
    tell(away);
    expect(app.session.value).toBe(away);
    expect(changes).toHaveLength(0);
  });

  test('[page] strangers are counted, and only those who were talked to', () => {
    const { app, tell, changes } = createStage();
    for (const next of [searching, talking, searching, lobby, searching, talking]) {
      tell(next);
      changes.pop()?.();
    }
    expect(app.met.value).toBe(2);
  });

  test('[P9] every choice is stored, and the wish is what the lobby shows', () => {
    const { app, stored } = createStage();
    app.prefer({ interests: ['chess'] });
    expect(stored.at(-1)?.interests).toEqual(['chess']);
    expect(app.wish()).toEqual({
      mode: 'video',
      interests: ['chess'],
      language: 'de',
      relayOnly: false,
    });
    app.prefer({ language: '' });
    expect(app.wish().language).toBe('');
  });
});
