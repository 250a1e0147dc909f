import {
  lookEveryMs,
  newStrangerPicture,
  type StrangerPicture,
  type StrangerPictureEvent,
  stepStrangerPicture,
} from '../core/stranger-picture.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Classifier } from './classifier.ts';
import type { Sample } from './sampler.ts';

export interface StrangerFilterPorts {
  /** The classifier that is running, or a new one. */
  classifier(): Classifier;
  /** Reads the video as it is now. */
  sample(): Promise<Sample>;
  isHidden(): boolean;
  nowMs(): number;
  onChange(picture: StrangerPicture): void;
}

/** One stranger's picture under watch. The caller ticks it, ten times a second or so. */
export interface StrangerFilter {
  readonly picture: StrangerPicture;
  /** Resolves when what it began has come to an end. */
  tick(): Promise<void>;
  changed(): void;
  close(): void;
}

/** Wires samples and verdicts to the policy; it decides nothing itself. */
export function createStrangerFilter(ports: StrangerFilterPorts): StrangerFilter {
  let picture = newStrangerPicture(ports.nowMs());
  let isClosed = false;
  let isAsked = false;
  let lookedMs = Number.NEGATIVE_INFINITY;
  const classifier = ports.classifier();

  function step(event: StrangerPictureEvent): void {
    if (isClosed) return;
    const next = stepStrangerPicture(picture, event, ports.nowMs());
    if (next === picture) return;
    const wasOfUse = picture.state !== 'unavailable';
    picture = next;
    // What hangs or has failed is thrown away: the next call starts another.
    if (wasOfUse && picture.state === 'unavailable') classifier.close();
    ports.onChange(picture);
  }

  async function look(): Promise<void> {
    const takenMs = ports.nowMs();
    const sample = await ports.sample().catch((): Sample => ({ code: 'blocked' }));
    if (ports.isHidden()) return;
    if (sample.code === 'nothing') step({ type: 'paused', because: 'noPicture' });
    // It begins anew from here, so with a picture that is taken from here on.
    else if (picture.state === 'paused') step({ type: 'resumed' });
    else step({ type: 'verdict', verdict: await judge(sample, classifier), takenMs });
  }

  void classifier.started.then((how) => {
    step({ type: how === 'ready' ? 'ready' : 'startFailed' });
  });
  return {
    get picture() {
      return picture;
    },
    async tick() {
      step({ type: 'tick' });
      const isPaused = picture.state === 'paused';
      const everyMs = isPaused ? 0 : lookEveryMs(picture);
      if (isClosed || everyMs === undefined) return;
      // Hidden is hidden at once; pictures are taken no more often than the policy asks.
      if (ports.isHidden()) step({ type: 'paused', because: 'hidden' });
      else if (!isAsked && ports.nowMs() - lookedMs >= everyMs) {
        lookedMs = isPaused ? Number.NEGATIVE_INFINITY : ports.nowMs();
        isAsked = true;
        await look();
        isAsked = false;
      }
    },
    changed: () => step({ type: 'changed' }),
    close() {
      isClosed = true;
    },
  };
}

/** What is too dark is not sent to the classifier: it would be sure of itself all the same. */
export async function judge(sample: Sample, classifier: Classifier): Promise<Verdict> {
  switch (sample.code) {
    case 'picture':
      return classifier.judge(sample.pixels);
    case 'cannotTell':
      return 'cannotTell';
    case 'nothing':
    case 'blocked':
      return 'error';
  }
}
