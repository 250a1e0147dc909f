import { searchWork } from '../core/proof-of-work.ts';
import type { WorkOrder } from './work-worker.ts';

/** So many tries take some 20 ms on a slow phone: nobody feels that. */
const triesAtOnce = 4_000;

/**
 * Solves a challenge beside the page where there is a worker for it, else on it, bit by bit. Undefined
 * once nobody waits for it any more: then nothing goes on.
 */
export async function solve(
  order: WorkOrder,
  createWorker: (() => Worker) | undefined,
  wanted: AbortSignal,
): Promise<Uint8Array | undefined> {
  const answer = await inWorker(order, createWorker, wanted).catch(() => undefined);
  return answer ?? onPage(order, wanted);
}

function inWorker(
  order: WorkOrder,
  createWorker: (() => Worker) | undefined,
  wanted: AbortSignal,
): Promise<Uint8Array | undefined> {
  if (createWorker === undefined || wanted.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const worker = createWorker();
    const stop = () => {
      worker.terminate();
      wanted.removeEventListener('abort', stop);
      resolve(undefined);
    };
    wanted.addEventListener('abort', stop);
    worker.onmessage = ({ data }: MessageEvent<Uint8Array>) => {
      resolve(data);
      stop();
    };
    worker.onerror = () => {
      reject(new Error('no worker'));
      stop();
    };
    worker.postMessage(order);
  });
}

async function onPage(
  { seed, bits }: WorkOrder,
  wanted: AbortSignal,
): Promise<Uint8Array | undefined> {
  for (let from = 0; !wanted.aborted; from += triesAtOnce) {
    const answer = searchWork(seed, bits, from, from + triesAtOnce);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}
