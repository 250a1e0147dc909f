import { describe, expect, test } from 'bun:test';
import type { Passerby, PasserbyState, Wish } from '@passerby/client';
import { signal } from '@preact/signals';
import { defaultPreferences, guidelinesVersion, type Preferences } from '../preferences.ts';
import { createApp } from './create-app.ts';
import { createFakeMedia } from './devices/fake-media.ts';

const wish = { mode: 'video', interests: [], language: '', relayOnly: false } as const;
const lobby: PasserbyState = {
  line: { state: 'open' },
  relay: 'none',
  countsCalls: false,
  presence: undefined,
  record: undefined,
  former: undefined,
  report: undefined,
  barred: undefined,
  meeting: { phase: 'none' },
};
const searching: PasserbyState = {
  ...lobby,
  meeting: {
    phase: 'searching',
    wish,
    since: 0,
    relaxAfterMs: 4_000,
    missed: false,
    working: false,
  },
};
const talking: PasserbyState = {
  ...lobby,
  meeting: {
    phase: 'talking',
    pairing: 1,
    wish,
    since: 0,
    sharedInterests: [],
    remote: {} as MediaStream,
    partner: { camera: true, microphone: true, typing: false },
    interrupted: false,
    route: 'direct',
    quality: 'good',
    addressHidden: false,
    verification: { state: 'pending' },
    conversation: [],
  },
};

function createStage(preferences: Preferences = defaultPreferences) {
  let state = lobby;
  let listener: (state: PasserbyState) => void = () => {};
  const changes: (() => void)[] = [];
  const stored: Preferences[] = [];
  const started: Wish[] = [];
  const passerby = {
    get state() {
      return state;
    },
    subscribe(told: typeof listener) {
      listener = told;
      return () => {};
    },
    start(wished: Wish) {
      started.push(wished);
    },
  } as Passerby;
  const app = createApp({
    passerby,
    media: createFakeMedia().media,
    preferences,
    online: signal(true),
    languages: ['de-AT'],
    filter: {
      load: () => Promise.reject(new Error('nothing is loaded here')),
      isHidden: () => false,
      nowMs: () => 0,
      every: () => () => {},
    },
    store: (chosen) => stored.push(chosen),
    changePhase: (apply) => changes.push(apply),
    reload: () => {},
  });
  const tell = (next: PasserbyState) => {
    state = next;
    listener(next);
  };
  return { app, tell, changes, stored, started };
}

describe('the app between the SDK and the screens', () => {
  test('[page] a new phase waits for its transition, and then shows the newest state', () => {
    const { app, tell, changes } = createStage();
    tell(searching);
    expect(app.session.value.meeting.phase).toBe('none');
    tell(lobby);
    for (const apply of changes) apply();
    expect(app.session.value).toBe(lobby);
  });

  test('[page] whoever comes is seen at once', () => {
    const { app, tell, changes } = createStage();
    tell(searching);
    tell(talking);
    expect(app.session.value).toBe(talking);
    // The transition into the search was overtaken, and changes nothing.
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

  test('[page] what changes before the new phase is shown waits with it, for one transition', () => {
    const { app, tell, changes } = createStage();
    tell(searching);
    const newest: PasserbyState = { ...searching, presence: { here: 8, waiting: 8 } };
    tell({ ...searching });
    tell(newest);
    expect(app.session.value).toBe(lobby);
    expect(changes).toHaveLength(1);
    changes[0]?.();
    expect(app.session.value).toBe(newest);
  });

  test('[page] a stranger is counted once, however often the call changes meanwhile', () => {
    const { app, tell, changes } = createStage();
    tell(searching);
    // Before the transition has applied it, and after.
    for (const state of [talking, { ...talking }, { ...talking }]) tell(state);
    for (const apply of changes.splice(0)) apply();
    for (const state of [{ ...talking }, { ...talking }]) tell(state);
    expect(app.met.value).toBe(1);
    // Gone and back before either was shown: that is somebody else.
    tell(searching);
    tell({ ...talking });
    for (const apply of changes.splice(0)) apply();
    expect(app.met.value).toBe(2);
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

  test('[P9] the agreement is stored with the choices, and starts what was wished for', async () => {
    const { app, stored, started } = createStage();
    app.entrance.start();
    expect([stored, started]).toEqual([[], []]);
    app.entrance.agree();
    expect(stored.at(-1)?.agreedTo).toBe(guidelinesVersion);
    expect(started).toEqual([app.wish()]);
  });

  test('[page] an address to be hidden is wished for, relay or none', () => {
    const { app, tell } = createStage({ ...defaultPreferences, hideAddress: true });
    for (const relay of [undefined, 'none', 'choice', 'always'] as const) {
      tell({ ...lobby, relay });
      expect(app.wish().relayOnly).toBe(true);
    }
  });
});
