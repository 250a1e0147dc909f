import { expect, test } from 'bun:test';
import { searchWork } from '../core/proof-of-work.ts';
import { solve } from './work-solver.ts';

const order = { seed: new Uint8Array(16).fill(5), bits: 13 };
const expected = searchWork(order.seed, order.bits, 0, 2 ** 20);
const forever = new AbortController().signal;
const createWorker = () =>
  new Worker(new URL('./work-worker.ts', import.meta.url), { type: 'module' });

test('[A14] a worker and the page come to the same answer', async () => {
  expect(expected).toBeDefined();
  expect(await solve(order, createWorker, forever)).toEqual(expected);
  expect(await solve(order, undefined, forever)).toEqual(expected);
});

test('[A14] where no worker can be had the page does it', async () => {
  const broken = () => {
    throw new TypeError('no workers here');
  };
  expect(await solve(order, broken, forever)).toEqual(expected);
});

test('[A14] work that nobody waits for any more is stopped, on the page and in its worker', async () => {
  const hopeless = { ...order, bits: 40 };
  const onPage = new AbortController();
  const answer = solve(hopeless, undefined, onPage.signal);
  onPage.abort();
  expect(await answer).toBeUndefined();

  let ended = 0;
  const inWorker = new AbortController();
  const watched = () => {
    const worker = createWorker();
    const terminate = worker.terminate.bind(worker);
    worker.terminate = () => {
      ended++;
      return terminate();
    };
    return worker;
  };
  const other = solve(hopeless, watched, inWorker.signal);
  inWorker.abort();
  expect(await other).toBeUndefined();
  expect(ended).toBe(1);
});
