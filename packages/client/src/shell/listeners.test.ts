import { afterEach, beforeEach, expect, test } from 'bun:test';
import { createListeners } from './listeners.ts';

const original = globalThis.reportError;
const reported: unknown[] = [];
beforeEach(() => {
  reported.length = 0;
  globalThis.reportError = (error) => reported.push(error);
});
afterEach(() => {
  globalThis.reportError = original;
});

const fault = new Error('a bug of the page');

test('[K10] a listener that throws keeps nothing from the others', () => {
  const listeners = createListeners<number>();
  const heard: number[] = [];
  listeners.add(() => {
    throw fault;
  });
  listeners.add((value) => heard.push(value));
  listeners.tell(7);
  expect(heard).toEqual([7]);
  expect(reported).toEqual([fault]);
});

test('[K10] where a browser has no reportError, the error is thrown where nobody waits for it', async () => {
  Object.assign(globalThis, { reportError: undefined });
  const later: (() => void)[] = [];
  const { queueMicrotask } = globalThis;
  globalThis.queueMicrotask = (call) => later.push(call);
  const listeners = createListeners<number>();
  listeners.add(() => {
    throw fault;
  });
  listeners.tell(7);
  globalThis.queueMicrotask = queueMicrotask;
  expect(later[0]).toThrow(fault);
});
