import { expect, test } from 'bun:test';
import { createEventQueue } from './event-queue.ts';

const fault = new Error('a bug of somebody');

test('[K10] what an event brings about waits its turn', () => {
  const handled: string[] = [];
  const dispatch = createEventQueue<string>(
    (event) => {
      if (event === 'first') dispatch('third');
      handled.push(event);
      if (event === 'first') handled.push('second');
    },
    () => handled.push('settled'),
  );
  dispatch('first');
  expect(handled).toEqual(['first', 'second', 'third', 'settled']);
});

test('[K10] an exception does not end the session: what waits is handled with what comes', () => {
  const handled: string[] = [];
  let settled = 0;
  const dispatch = createEventQueue<string>(
    (event) => {
      if (event === 'bad') {
        dispatch('next');
        throw fault;
      }
      handled.push(event);
    },
    () => settled++,
  );
  expect(() => dispatch('bad')).toThrow(fault);
  expect(settled).toBe(0);
  dispatch('later');
  expect(handled).toEqual(['next', 'later']);
  expect(settled).toBe(1);
});
