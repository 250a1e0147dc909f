import { afterAll, afterEach, beforeEach, expect, jest, test } from 'bun:test';
import { createNetworkWatch } from './network-watch.ts';

/** `navigator.connection`: `type` is there in some browsers, the estimates in others. */
class FakeConnection extends EventTarget {
  type: string | undefined;
  constructor(type?: string) {
    super();
    this.type = type;
  }
  change(type = this.type): void {
    this.type = type;
    this.dispatchEvent(new Event('change'));
  }
}

const { navigator, addEventListener, removeEventListener } = globalThis;
const page = new EventTarget();
let moves = 0;

function watching(connection?: FakeConnection): ReturnType<typeof createNetworkWatch> {
  const fake = { onLine: true, connection };
  Object.defineProperty(globalThis, 'navigator', { value: fake, configurable: true });
  Object.assign(globalThis, {
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
  });
  moves = 0;
  const watch = createNetworkWatch(() => moves++);
  watch.start();
  return watch;
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});
afterAll(() => {
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  Object.assign(globalThis, { addEventListener, removeEventListener });
});

test('[N12] another estimate of the speed is no other network', () => {
  for (const connection of [new FakeConnection(), new FakeConnection('wifi')]) {
    const watch = watching(connection);
    connection.change();
    jest.advanceTimersByTime(1_000);
    expect(moves).toBe(0);
    watch.stop();
  }
});

test('[N12] another kind of network is, once for all that it brings about', () => {
  const connection = new FakeConnection('wifi');
  const watch = watching(connection);
  connection.change('none');
  connection.change('cellular');
  page.dispatchEvent(new Event('online'));
  jest.advanceTimersByTime(1_000);
  expect(moves).toBe(1);
  connection.change('cellular');
  jest.advanceTimersByTime(1_000);
  expect(moves).toBe(1);
  watch.stop();
});

test('[N12] so is a network after none, in every browser, until nobody watches', () => {
  const watch = watching();
  page.dispatchEvent(new Event('online'));
  jest.advanceTimersByTime(1_000);
  expect(moves).toBe(1);
  page.dispatchEvent(new Event('online'));
  watch.stop();
  page.dispatchEvent(new Event('online'));
  jest.advanceTimersByTime(1_000);
  expect(moves).toBe(1);
});
