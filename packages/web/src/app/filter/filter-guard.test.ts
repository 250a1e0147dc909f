import { describe, expect, test } from 'bun:test';
import type { OwnPicture } from '@passerby/filter/core/own-picture';
import type { StrangerPicture } from '@passerby/filter/core/stranger-picture';
import type { Preferences } from '../../preferences.ts';
import { createFilterGuard } from './filter-guard.ts';
import type { FilterWatch } from './filter-watch.ts';

const video = {} as HTMLVideoElement;
const clear: StrangerPicture = {
  state: 'watching',
  passesNeeded: 3,
  doubts: 0,
  sinceMs: 0,
  heardMs: 0,
};

/** The guard with a filter that says what the test says, once the test lets it load. */
function createStage(setting: Preferences['filter'] = 'untilSafe') {
  const { promise, resolve, reject } = Promise.withResolvers<FilterWatch>();
  const stage = { loads: 0, watched: 0, closed: 0, changed: 0 };
  let tellStranger: (picture: StrangerPicture) => void = () => {};
  let tellOwn: (picture: OwnPicture) => void = () => {};
  let now = 0;
  let call: () => void = () => {};
  const watch: FilterWatch = {
    watchStranger(_video, _isPictured, onChange) {
      stage.watched += 1;
      tellStranger = onChange;
      return {
        changed: () => {
          stage.changed += 1;
        },
        close: () => {
          stage.closed += 1;
        },
      };
    },
    watchOwn(_video, _known, onChange) {
      tellOwn = onChange;
      return () => {};
    },
    close: () => {},
  };
  const guard = createFilterGuard({
    setting: () => setting,
    load: () => {
      stage.loads += 1;
      return promise.then((loaded) => ({ createFilterWatch: () => loaded }));
    },
    isHidden: () => false,
    nowMs: () => now,
    every(_ms, given) {
      call = given;
      return () => {
        call = () => {};
      };
    },
  });
  return {
    guard,
    stage,
    loaded: () => settled(() => resolve(watch)),
    broken: () => settled(() => reject(new Error('offline'))),
    stranger: (picture: StrangerPicture) => tellStranger(picture),
    own: (picture: OwnPicture) => tellOwn(picture),
    runOut() {
      now += 30_000;
      call();
    },
    /** As when somebody comes back to the tab. */
    look: () => call(),
  };
}

/** Lets promises that are settled already run on: no time passes. */
async function settled(act: () => void): Promise<void> {
  act();
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}

describe('the filter as the page has it', () => {
  test('[FL1] blurred from the first moment, before anything is loaded', async () => {
    const { guard, loaded, stranger } = createStage();
    const end = guard.watchStranger(video, () => true);
    expect(guard.stranger.value?.state).toBe('loading');
    await loaded();
    expect(guard.stranger.value?.state).toBe('loading');
    stranger(clear);
    expect(guard.stranger.value).toBe(clear);
    end();
    expect(guard.stranger.value).toBeUndefined();
  });

  test('[FL4] what cannot be fetched, or takes too long, is blurred until tapped', async () => {
    const offline = createStage();
    offline.guard.watchStranger(video, () => true);
    await offline.broken();
    expect(offline.guard.stranger.value).toEqual({ state: 'unavailable', why: 'failed' });
    const stalled = createStage();
    stalled.guard.watchStranger(video, () => true);
    stalled.look();
    expect(stalled.guard.stranger.value?.state).toBe('loading');
    stalled.runOut();
    expect(stalled.guard.stranger.value).toEqual({ state: 'unavailable', why: 'slow' });
    await stalled.loaded();
    expect(stalled.stage.watched).toBe(0);
    stalled.guard.look();
    expect(stalled.guard.stranger.value).toEqual({ state: 'uncovered' });
  });

  test('[FL5] the person may look before it is loaded, and then nobody else does', async () => {
    const { guard, stage, loaded } = createStage();
    guard.watchStranger(video, () => true);
    guard.look();
    await loaded();
    expect(stage.watched).toBe(0);
    expect(guard.stranger.value).toEqual({ state: 'uncovered' });
  });

  test('[FL5] covering ends the watch, and looking again does not begin one', async () => {
    const { guard, stage, loaded, stranger } = createStage();
    guard.watchStranger(video, () => true);
    await loaded();
    stranger(clear);
    guard.cover();
    expect(stage.closed).toBe(1);
    expect(guard.stranger.value).toEqual({ state: 'covered' });
    guard.look();
    expect(stage.watched).toBe(1);
  });

  test('[FL5] the next stranger begins anew, whatever was chosen for the last', async () => {
    const { guard, loaded } = createStage();
    const end = guard.watchStranger(video, () => true);
    await loaded();
    guard.look();
    end();
    guard.look();
    expect(guard.stranger.value).toBeUndefined();
    guard.watchStranger(video, () => true);
    expect(guard.stranger.value?.state).toBe('loading');
  });

  test('[FL5] the other settings load nothing, for nobody', () => {
    for (const [setting, state] of [
      ['untilTapped', 'covered'],
      ['never', 'uncovered'],
    ] as const) {
      const { guard, stage } = createStage(setting);
      guard.watchStranger(video, () => true);
      guard.watchOwn(video, 'one');
      expect([stage.loads, guard.stranger.value?.state]).toEqual([0, state]);
    }
  });

  test('[FL7] a warning lasts from the lobby into the room, and not for another camera', async () => {
    const { guard, loaded, own } = createStage();
    const leaveLobby = guard.watchOwn(video, 'one');
    await loaded();
    own({ state: 'warned', passes: 0 });
    leaveLobby();
    guard.watchOwn(video, 'one');
    expect(guard.own.value.state).toBe('warned');
    guard.watchOwn(video, 'another');
    expect(guard.own.value.state).toBe('unseen');
  });

  test('[FL7] with the filter off nobody is warned any more', async () => {
    const { guard, loaded, own } = createStage();
    guard.watchOwn(video, 'one');
    await loaded();
    own({ state: 'warned', passes: 0 });
    guard.close();
    expect(guard.own.value.state).toBe('unseen');
  });
});
