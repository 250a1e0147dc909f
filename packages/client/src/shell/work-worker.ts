import { solveWork } from '../core/proof-of-work.ts';

/** The whole of a worker: a challenge comes in, its answer goes out. */

/** What is asked of it. */
export interface WorkOrder {
  readonly seed: Uint8Array;
  readonly bits: number;
}

addEventListener('message', ({ data }: MessageEvent<WorkOrder>) => {
  postMessage(solveWork(data.seed, data.bits));
});
