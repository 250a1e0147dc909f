import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import { depth } from '@passerby/test-kit/depth';
import { eventually } from '@passerby/test-kit/eventually';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { holdings } from './attackers.ts';
import { Memory } from './fuzz/memory.ts';
import { Stranger } from './fuzz/stranger.ts';
import { pairOn } from './node-scene.ts';

/** Nothing but the frames themselves decides: limits of the door are tests of their own (E120). */
const flags = [
  ...['--site=/nowhere', '--stun-ports=none', '--resume-window=2', '--relax-after=0.2'],
  ...['--sockets-per-network=1000', '--openings-per-second=1000000'],
  ...['--frames-per-second=1000000', '--matches-per-minute=1000000', '--calm-per-second=1000000'],
  // Half of the networks are slowed down for their haste, as anybody would be; half are not.
  '--trust-network=127.0.32.0/22',
  ...['--min-shared=0', '--flag-pause=0.2', '--block-seconds=1', '--work-bits=0', '--count-calls'],
];
const strangers = 40;
const framesAtOnce = 60;
/** It holds 40 people and what they wait with; a leak of one description a frame would be 60 MiB. */
const mostMib = 48;

/** What is held of anybody, as the server tells everybody. */
async function inventory(): Promise<Readonly<Record<string, number>>> {
  const { held } = (await (await fetch(`${server.url}/inventory.json`)).json()) as {
    held: { name: string; now: number }[];
  };
  return Object.fromEntries(held.map(({ name, now }) => [name, now]));
}

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ flags });
});
afterAll(() => server.kill());

test('[E131] a real server under made-up frames: two who talk lose no word, and all is let go', async () => {
  const most = depth({ quick: 60_000, deep: 500_000, of: 'made-up frames on real sockets' });
  const seed = Number(process.env['PASSERBY_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`seed ${seed} (PASSERBY_SEED=${seed} makes up the same again)`);
  const found = new Set<string>();
  const heard = new Map<ServerMessage['type'], number>();
  const random = seededRandom(seed);
  const scene = {
    port: server.port,
    random,
    memory: new Memory(),
    found: (what: string) => found.add(what),
    heard: (type: ServerMessage['type']) => heard.set(type, (heard.get(type) ?? 0) + 1),
  };
  const crowd = Array.from(
    { length: strangers },
    (_, seat) => new Stranger(scene, seat, `127.0.${30 + (seat % 8)}.${1 + seat}`),
  );
  const handled = () => crowd.reduce((sum, one) => sum + one.handled, 0);
  const [one, other] = await pairOn(server, server);
  let words = 0;
  const everybody = async (until: number) => {
    while (handled() < until && found.size === 0) {
      await Promise.all(crowd.map((stranger) => stranger.speak(1 + (random() % framesAtOnce))));
      words += 1;
      one.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(words >> 8, words & 255) });
      const { blob } = await other.next('Signal');
      expect([...blob]).toEqual([words >> 8, words & 255]);
    }
  };
  await everybody(most / 10);
  const before = holdings(server.pid);
  await everybody(most);
  expect([...found]).toEqual([]);
  // They got further than the door.
  expect(heard.get('Matched') ?? 0).toBeGreaterThan(handled() / 2_000);
  expect(holdings(server.pid).mib - before.mib).toBeLessThan(mostMib);
  console.log(`${handled()} frames, ${words} words between the two meanwhile; they heard:`);
  console.log([...heard].map(([type, times]) => `${type} ${times}`).join(', '));

  for (const stranger of crowd) stranger.leave();
  expect([...one.waiting, ...other.waiting].map(({ type }) => type)).not.toContain('PartnerLeft');
  await Promise.all([one.close(), other.close()]);
  await eventually('nothing is held of anybody', async () => {
    const { sessions, newcomers, lingering, waiting, pairs, reattaching, formerPairs } =
      await inventory();
    return [sessions, newcomers, lingering, waiting, pairs, reattaching, formerPairs].every(
      (count) => count === 0,
    );
  });
  expect(await server.stop()).toBe(0);
  expect(server.output().stderr).toBe('');
});
