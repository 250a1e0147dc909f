import { expect, test } from 'bun:test';
import { createListeners } from './listeners.ts';

const fault = new Error('a bug of the page');

test('[K10] a listener that throws keeps nothing from the others, and the page hears of it', () => {
  const { queueMicrotask } = globalThis;
  const later: (() => void)[] = [];
  globalThis.queueMicrotask = (call) => later.push(call);
  const listeners = createListeners<number>();
  const heard: number[] = [];
  listeners.add(() => {
    throw fault;
  });
  listeners.add((value) => heard.push(value));
  listeners.tell(7);
  globalThis.queueMicrotask = queueMicrotask;
  expect(heard).toEqual([7]);
  expect(later[0]).toThrow(fault);
});
