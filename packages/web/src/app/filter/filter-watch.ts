// Loaded on demand and never otherwise: this, the worker, the engine and the model are no part of
// the lobby's JavaScript.
import { type OwnPicture, stepOwnPicture } from '@passerby/filter/core/own-picture';
import type { StrangerPicture } from '@passerby/filter/core/stranger-picture';
import { type Classifier, startClassifier } from '@passerby/filter/shell/classifier';
import workerUrl from '@passerby/filter/shell/classifier-worker?worker&url';
import { createSampler } from '@passerby/filter/shell/sampler';
import { createStrangerFilter, judge } from '@passerby/filter/shell/stranger-filter';

export interface WatchPorts {
  isHidden(): boolean;
  nowMs(): number;
  /** Calls back every so often; returns a function that ends it. */
  every(ms: number, call: () => void): () => void;
}

export interface StrangerWatch {
  changed(): void;
  close(): void;
}

/** One classifier for the stranger's picture and for one's own. */
export interface FilterWatch {
  watchStranger(
    video: HTMLVideoElement,
    isPictured: () => boolean,
    onChange: (picture: StrangerPicture) => void,
  ): StrangerWatch;
  /** Goes on from what was known of this picture; returns a function that ends it. */
  watchOwn(
    video: HTMLVideoElement,
    known: OwnPicture,
    onChange: (picture: OwnPicture) => void,
  ): () => void;
  close(): void;
}

/** How soon a hidden tab or a late answer is noticed. */
const tickMs = 100;
/** One's own picture is nobody's surprise: half as often as the stranger's. */
const ownEveryMs = 2_000;

export function createFilterWatch({ isHidden, nowMs, every }: WatchPorts): FilterWatch {
  // The two pictures differ in size: each has memory of its own to be read into.
  const sampleStranger = createSampler();
  const sampleOwn = createSampler();
  let classifier: Classifier | undefined;

  function current(): Classifier {
    if (classifier === undefined || classifier.isDead) classifier = startClassifier(workerUrl);
    return classifier;
  }

  return {
    watchStranger(video, isPictured, onChange) {
      const filter = createStrangerFilter({
        classifier: current,
        sample: async () => (isPictured() ? sampleStranger(video) : { code: 'nothing' }),
        isHidden,
        nowMs,
        onChange,
      });
      const end = every(tickMs, () => void filter.tick());
      return {
        changed: filter.changed,
        close() {
          end();
          filter.close();
        },
      };
    },
    watchOwn(video, known, onChange) {
      const used = current();
      let picture = known;
      let isAsked = false;
      let isOver = false;
      const look = async () => {
        if (isAsked || isOver || isHidden() || (await used.started) === 'failed') return;
        if (isAsked) return;
        isAsked = true;
        const taken = await sampleOwn(video);
        if (taken.code !== 'nothing') picture = stepOwnPicture(picture, await judge(taken, used));
        isAsked = false;
        if (!isOver) onChange(picture);
      };
      const end = every(ownEveryMs, () => void look());
      void look();
      return () => {
        isOver = true;
        end();
      };
    },
    close() {
      classifier?.close();
      classifier = undefined;
    },
  };
}
