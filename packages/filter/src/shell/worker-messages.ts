import type { Scores } from '../core/verdict.ts';

/** To the worker: one picture, 224 by 224, as RGBA bytes. */
export interface Question {
  readonly id: number;
  readonly pixels: ArrayBuffer;
}

/** From the worker. No word of what went wrong: nothing is logged or sent anyway. */
export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'startFailed' }
  | { readonly type: 'scores'; readonly id: number; readonly scores: Scores }
  | { readonly type: 'error'; readonly id: number };
