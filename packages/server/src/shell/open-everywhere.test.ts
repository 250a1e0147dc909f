import { expect, test } from 'bun:test';
import type { ListenAddress } from './listen-address.ts';
import { type Opener, openEverywhere } from './open-everywhere.ts';

const both: readonly ListenAddress[] = [
  { address: '127.0.0.1', optional: false },
  { address: '::1', optional: true },
];

/** A machine on which ports are taken and free ports are handed out as the test says. */
function machine(given: { taken?: readonly string[]; free?: number[]; lacks?: string }) {
  const open = new Set<string>();
  const opener: Opener<{ address: string; port: number }> = {
    open(address, wanted) {
      const port = wanted === 0 ? (given.free?.shift() ?? 0) : wanted;
      if (address === given.lacks) throw failed('EADDRNOTAVAIL');
      if (given.taken?.includes(`${address} ${port}`)) throw failed('EADDRINUSE');
      open.add(`${address} ${port}`);
      return { address, port };
    },
    portOf: ({ port }) => port,
    close: ({ address, port }) => open.delete(`${address} ${port}`),
    nameOf: (port) => `Port ${port}`,
    remedy: 'choose another',
  };
  return { opener, open };
}

const failed = (code: string) => Object.assign(new Error('bind'), { code });

test('[O5] one port is opened on every address', async () => {
  const { opener, open } = machine({});
  expect((await openEverywhere(both, 8080, opener)).ok).toBe(true);
  expect([...open]).toEqual(['127.0.0.1 8080', '::1 8080']);
});

test('[O5] a machine without IPv6 starts all the same', async () => {
  const { opener, open } = machine({ lacks: '::1' });
  expect((await openEverywhere(both, 8080, opener)).ok).toBe(true);
  expect([...open]).toEqual(['127.0.0.1 8080']);
});

test('[O6] a port that is taken on one address is left open on none', async () => {
  const { opener, open } = machine({ taken: ['::1 8080'] });
  expect(await openEverywhere(both, 8080, opener)).toEqual({
    ok: false,
    code: 'portInUse',
    message: 'Port 8080 is in use on ::1: choose another.',
  });
  expect(open.size).toBe(0);
});

test('[O5] any port will do: one that is free on every address is found', async () => {
  const { opener, open } = machine({ taken: ['::1 4001', '::1 4002'], free: [4001, 4002, 4003] });
  expect(await openEverywhere(both, 0, opener)).toMatchObject({ ok: true, port: 4003 });
  expect([...open]).toEqual(['127.0.0.1 4003', '::1 4003']);
});

test('[O6] the search for a free port has an end', async () => {
  const ports = Array.from({ length: 20 }, (_, i) => 4001 + i);
  const { opener, open } = machine({ taken: ports.map((port) => `::1 ${port}`), free: ports });
  expect((await openEverywhere(both, 0, opener)).ok).toBe(false);
  expect(open.size).toBe(0);
  expect(ports.length).toBeGreaterThan(0);
});
