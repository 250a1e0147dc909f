import type { OwnPicture } from '@passerby/filter/core/own-picture';
import type { StrangerPicture } from '@passerby/filter/core/stranger-picture';
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Preferences } from '../../preferences.ts';
import type { FilterWatch, StrangerWatch, WatchPorts } from './filter-watch.ts';

export interface FilterGuardPorts extends WatchPorts {
  setting(): Preferences['filter'];
  /** Fetches the code of the filter, and with its first use the model. */
  load(): Promise<{ createFilterWatch(ports: WatchPorts): FilterWatch }>;
}

/**
 * The filter as the page has it. What stands here is all that is loaded before it is needed: a
 * stranger's picture that is blurred until something says otherwise.
 */
export interface FilterGuard {
  /** Undefined while no stranger's picture is on the page. */
  readonly stranger: ReadonlySignal<StrangerPicture | undefined>;
  readonly own: ReadonlySignal<OwnPicture>;
  /**
   * From the beginning of a call to its end; returns a function that ends it. Only while they are
   * `pictured` is there anything to see: a video keeps its last frame when the camera is off.
   */
  watchStranger(video: HTMLVideoElement, isPictured: () => boolean): () => void;
  /** Their camera has changed, or come back: what was seen before counts no more. */
  strangerChanged(): void;
  look(): void;
  cover(): void;
  /** `streamId` tells one's own pictures apart: another one is looked at anew. */
  watchOwn(video: HTMLVideoElement, streamId: string): () => void;
  /** Ends the worker, and nobody is warned of themselves any more; a later call starts another. */
  close(): void;
}

/** Long enough for a slow line; the worker has a limit of its own after that. */
const loadLimitMs = 30_000;
const atFirst = {
  untilSafe: 'loading',
  untilTapped: 'covered',
  never: 'uncovered',
} as const satisfies Record<Preferences['filter'], string>;

export function createFilterGuard(ports: FilterGuardPorts): FilterGuard {
  const stranger = signal<StrangerPicture | undefined>(undefined);
  const own = signal<OwnPicture>({ state: 'unseen' });
  let strangerWatch: StrangerWatch | undefined;
  let ownStreamId: string | undefined;
  let loading: Promise<FilterWatch> | undefined;
  let loaded: FilterWatch | undefined;

  async function load(): Promise<FilterWatch> {
    loading ??= ports.load().then(({ createFilterWatch }) => createFilterWatch(ports));
    try {
      loaded = await loading;
      return loaded;
    } catch (error) {
      // Perhaps the line was away: the next call tries again.
      loading = undefined;
      throw error;
    }
  }

  /** What the person wants needs no filter, loaded or not. */
  function choose(state: 'covered' | 'uncovered'): void {
    if (stranger.value !== undefined) stranger.value = { state };
    strangerWatch?.close();
    strangerWatch = undefined;
  }

  return {
    stranger,
    own,
    watchStranger(video, isPictured) {
      let isOver = false;
      stranger.value = { state: atFirst[ports.setting()], sinceMs: ports.nowMs() };
      const isWaiting = () => !isOver && stranger.value?.state === 'loading';
      const giveUp = (why: 'failed' | 'slow') => {
        if (isWaiting() && strangerWatch === undefined) {
          stranger.value = { state: 'unavailable', why };
        }
      };
      const begunMs = ports.nowMs();
      const forget = ports.every(loadLimitMs, () => {
        // It also calls when somebody comes back to the tab, or leaves it.
        if (ports.nowMs() - begunMs >= loadLimitMs) giveUp('slow');
      });
      if (isWaiting()) {
        load().then(
          (watch) => {
            if (!isWaiting()) return;
            strangerWatch = watch.watchStranger(video, isPictured, (picture) => {
              stranger.value = picture;
            });
          },
          () => giveUp('failed'),
        );
      }
      return () => {
        isOver = true;
        forget();
        strangerWatch?.close();
        strangerWatch = undefined;
        stranger.value = undefined;
      };
    },
    strangerChanged: () => strangerWatch?.changed(),
    look: () => choose('uncovered'),
    cover: () => choose('covered'),
    watchOwn(video, streamId) {
      if (ownStreamId !== streamId) own.value = { state: 'unseen' };
      ownStreamId = streamId;
      if (ports.setting() !== 'untilSafe') return () => {};
      let end: (() => void) | undefined;
      let isOver = false;
      // What cannot be loaded can warn nobody; where it matters most the veil says so.
      load().then(
        (watch) => {
          if (isOver) return;
          end = watch.watchOwn(video, own.value, (picture) => {
            own.value = picture;
          });
        },
        () => {},
      );
      return () => {
        isOver = true;
        end?.();
      };
    },
    close() {
      own.value = { state: 'unseen' };
      loaded?.close();
    },
  };
}
