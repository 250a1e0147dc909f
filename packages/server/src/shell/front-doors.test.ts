import { expect, test } from 'bun:test';
import { createFrontDoors } from './front-doors.ts';
import type { Server } from './listener.ts';

/** Listeners that say how often they were opened; their sockets go when the test lets them. */
function stage() {
  const { promise: everybodyGone, resolve: letGo } = Promise.withResolvers<void>();
  const counts = { opened: 0, stopped: 0 };
  const open = () => {
    counts.opened += 1;
    const stop = () => {
      counts.stopped += 1;
      return everybodyGone;
    };
    return { hostname: '127.0.0.1', stop } as unknown as Server;
  };
  const opener = { open, portOf: () => 8080, close() {}, nameOf: String, remedy: '' };
  const doors = createFrontDoors({ opened: [open(), open()], port: 8080, opener });
  return { doors, counts, letGo };
}

test('[O11] a renewed certificate opens every door anew, and one more to try it', () => {
  const { doors, counts } = stage();
  doors.replace();
  expect(counts).toEqual({ opened: 2 + 1 + 2, stopped: 2 });
});

test('[K9] doors that were shut for good stay shut when a certificate is renewed', async () => {
  const { doors, counts, letGo } = stage();
  const shut = doors.shut();
  doors.replace();
  expect(counts.opened).toBe(2);
  letGo();
  await shut;
});
