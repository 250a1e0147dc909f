import { expect, test } from 'bun:test';
import { Deadlines } from './deadlines.ts';
import { Queue } from './queue.ts';

const contents = <T>(queue: Queue<T>): T[] => {
  const values: T[] = [];
  for (let entry = queue.first; entry; entry = entry.after) values.push(entry.value);
  return values;
};

test('[M5] what leaves from the middle leaves the order of the rest', () => {
  const queue = new Queue<string>();
  const [a, b, c] = ['a', 'b', 'c'].map((value) => queue.push(value));
  queue.remove(b as never);
  expect(contents(queue)).toEqual(['a', 'c']);
  queue.remove(b as never);
  queue.remove(a as never);
  expect(contents(queue)).toEqual(['c']);
  queue.remove(c as never);
  expect(contents(queue)).toEqual([]);
  queue.push('d');
  expect(contents(queue)).toEqual(['d']);
  expect(queue.size).toBe(1);
});

test('[M5] what goes to the end stands behind all others, and what has left stays outside', () => {
  const queue = new Queue<string>();
  const [a, b, c] = [queue.push('a'), queue.push('b'), queue.push('c')];
  queue.moveToEnd(a);
  expect(contents(queue)).toEqual(['b', 'c', 'a']);
  queue.moveToEnd(a);
  queue.moveToEnd(c);
  expect(contents(queue)).toEqual(['b', 'a', 'c']);
  queue.remove(b);
  queue.moveToEnd(b);
  expect(contents(queue)).toEqual(['a', 'c']);
  expect(queue.size).toBe(2);
});

test('[R1] a sweep takes what is due, in order, and not what it sets anew', () => {
  const deadlines = new Deadlines<string>(100);
  deadlines.set('first', 0);
  const second = deadlines.set('second', 10);
  deadlines.set('third', 20);
  deadlines.clear(second);
  const due: string[] = [];
  deadlines.sweep(99, (value) => due.push(value));
  expect(due).toEqual([]);
  deadlines.sweep(200, (value) => {
    due.push(value);
    deadlines.set(value, 200);
  });
  expect(due).toEqual(['first', 'third']);
  expect(deadlines.size).toBe(2);
});
