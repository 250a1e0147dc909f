import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@passerby/test-kit/eventually';
import {
  canMoveClocks,
  createMovableClock,
  type MovableClock,
} from '@passerby/test-kit/movable-clock';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { openTurnClient } from '@passerby/test-kit/turn-client';
import { openWireClient, type WireClient } from '@passerby/test-kit/wire-client';
import { nodePassword, pairOn, personOn, startNode } from './node-scene.ts';
import { joinFrame } from './wish.ts';

/*
 * The time of day jumps under the server, as it does when a machine wakes up or somebody sets its clock. The
 * monotonic clock goes on, as it does there.
 */

const resumeWindowSeconds = 4;
const daySeconds = 86_400;
/** Forth, back behind the truth, and right again. */
const jumps = [daySeconds, -daySeconds, 0] as const;

if (!canMoveClocks) console.log('skipped: there is no libfaketime here');

const said = (person: WireClient): readonly string[] =>
  person.waiting.map(({ type }) => type).filter((type) => type !== 'Presence');

/** Each hears the other, and neither was told anything else since they met. */
async function expectTalk(here: WireClient, there: WireClient): Promise<void> {
  for (const [from, to] of [
    [here, there],
    [there, here],
  ] as const) {
    from.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(7) });
    expect([...(await to.next('Signal')).blob]).toEqual([7]);
  }
  for (const person of [here, there]) {
    expect(said(person).filter((type) => type !== 'Parked')).toEqual([]);
  }
}

/** Until a server tells everybody who asks that it is so late: it looks at its clock now and then. */
async function untilItKnows(server: ServerProcess, offsetSeconds: number): Promise<void> {
  await eventually('the server to believe the clock', async () => {
    const { headers } = await fetch(`${server.url}/healthz`);
    const offMs = Date.parse(headers.get('date') ?? '') - Date.now();
    return Math.abs(offMs / 1_000 - offsetSeconds) < 60;
  });
}

async function resume(server: ServerProcess, token: Uint8Array): Promise<boolean> {
  const client = await openWireClient({ url: server.url });
  client.send({ type: 'Resume', version: 1, token });
  const { resumed } = await client.next('Welcome');
  await client.close();
  return resumed;
}

/** Nine lines that are lost, as the server knows, which counts in eights; what each could come back with. */
async function lostLines(server: ServerProcess): Promise<readonly Uint8Array[]> {
  const tokens: Uint8Array[] = [];
  for (let i = 0; i < 9; i++) {
    const person = await openWireClient({ url: server.url });
    person.send({ type: 'Hello', version: 1 });
    tokens.push((await person.next('Welcome')).token);
    await person.vanish();
  }
  await eventually('the server to miss them', async () => {
    const { held } = await (await fetch(`${server.url}/inventory.json`)).json();
    const lingering = held.find(({ name }: { readonly name: string }) => name === 'lingering');
    return lingering.now === 16;
  });
  return tokens;
}

describe.skipIf(!canMoveClocks)('[E125] the time of day jumps by a day', () => {
  let clock: MovableClock;
  let server: ServerProcess;

  beforeAll(async () => {
    clock = createMovableClock();
    server = await startServerProcess({
      flags: [
        '--stun-ports=none',
        '--site=/nowhere',
        `--resume-window=${resumeWindowSeconds}`,
        '--drain=0',
      ],
      environment: clock.environment,
    });
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
    expect(server.output().stderr).toBe('');
    clock.remove();
  });

  test('those in a call notice nothing, who waits is met, and a lost line is resumed or over as ever', async () => {
    const [here, there] = await pairOn(server, server);
    for (const jump of [daySeconds, -daySeconds]) {
      const waiting = await personOn(server);
      waiting.send(joinFrame(1));
      await waiting.next('Parked');
      const [first, ...others] = await lostLines(server);

      clock.moveTo(jump);
      await untilItKnows(server, jump);

      // Two sweeps: whatever was to end by that clock has ended.
      await Bun.sleep(500);
      expect(await resume(server, first ?? new Uint8Array(0))).toBe(true);
      await expectTalk(here, there);
      expect(said(waiting)).toEqual([]);
      const newcomer = await personOn(server);
      newcomer.send(joinFrame(1));
      await Promise.all([waiting.next('Matched'), newcomer.next('Matched')]);
      await expectTalk(here, there);
      // And what is to end does: nobody is held for a day.
      await Bun.sleep(resumeWindowSeconds * 1_000);
      for (const token of others) expect(await resume(server, token)).toBe(false);
      for (const client of [waiting, newcomer]) await client.close();
    }
    await Promise.all([here.close(), there.close()]);
  }, 40_000);
});

const hasCoturn = process.platform === 'linux' && Bun.which('turnserver') !== null;
if (!hasCoturn) console.log('skipped: coturn (turnserver) is not installed here');

describe.skipIf(!canMoveClocks || !hasCoturn)('[E125] and with it the relay’s', () => {
  test('what is relayed goes on and can be prolonged, and a new pass opens it', async () => {
    const clock = createMovableClock();
    const folder = mkdtempSync(join(tmpdir(), 'passerby-clock-relay-'));
    const words = Object.entries(clock.environment).map(([name, value]) => `${name}='${value}'`);
    const script = `#!/bin/sh\n${words.join(' ')} exec '${Bun.which('turnserver')}' "$@"\n`;
    writeFileSync(join(folder, 'turnserver'), script, { mode: 0o755 });
    const server = await startServerProcess({
      flags: ['--stun-ports=none', '--site=/nowhere', '--relay-port=0', '--drain=0'],
      environment: { ...clock.environment, PATH: `${folder}:${process.env['PATH']}` },
    });
    const pass = async () => {
      const person = await personOn(server);
      person.send({ type: 'AskRelay' });
      const { seconds, port, username, credential } = await person.next('Relay');
      expect(seconds).toBe(600);
      await person.close();
      const [name, password] = [username, credential].map((bytes) =>
        new TextDecoder().decode(bytes),
      );
      const client = await openTurnClient({ address: '127.0.0.1', port });
      return { client, given: { username: name ?? '', credential: password ?? '' } };
    };
    const [one, other] = [await pass(), await pass()];
    for (const { client, given } of [one, other]) expect(await client.allocate(given)).toBe(0);
    const permit = async () => {
      expect(await one.client.permit(one.given, other.client.relayed())).toBe(0);
      expect(await other.client.permit(other.given, one.client.relayed())).toBe(0);
    };
    await permit();
    for (const jump of jumps) {
      clock.moveTo(jump);
      await untilItKnows(server, jump);
      one.client.send(other.client.relayed(), `at ${jump}`);
      expect(await other.client.next()).toBe(`at ${jump}`);
      for (const { client, given } of [one, other]) expect(await client.refresh(given)).toBe(0);
      const fresh = await pass();
      expect(await fresh.client.allocate(fresh.given)).toBe(0);
      fresh.client.close();
    }
    for (const { client } of [one, other]) client.close();
    expect(await server.stop()).toBe(0);
    expect(server.output().stderr).toBe('');
    clock.remove();
    rmSync(folder, { recursive: true });
  }, 30_000);
});

if (!hasRedis) console.log('skipped: there is no redis-server here');

describe.skipIf(!canMoveClocks || !hasRedis)(
  '[E125] of several servers, and of their Redis',
  () => {
    let clocks: readonly MovableClock[];
    let redis: RedisServer;
    let nodes: readonly [ServerProcess, ServerProcess];

    beforeAll(async () => {
      clocks = [createMovableClock(), createMovableClock(), createMovableClock()];
      const [ofRedis, ...ofNodes] = clocks;
      redis = await startRedis({ environment: ofRedis?.environment ?? {} });
      const start = (clock: MovableClock | undefined) =>
        startServerProcess({
          flags: ['--stun-ports=none', '--site=/nowhere', '--drain=0'],
          environment: {
            ...clock?.environment,
            REDIS_URL: redis.url,
            PASSERBY_NODE_PASSWORD: nodePassword,
          },
        });
      nodes = await Promise.all([start(ofNodes[0]), start(ofNodes[1])]);
    });
    afterAll(async () => {
      for (const node of nodes) {
        expect(await node.stop()).toBe(0);
        expect(node.output().stderr).toBe('');
      }
      await redis.stop();
      for (const clock of clocks) clock.remove();
    });

    /** A pair across both, somebody who waits meanwhile, and what happens to them. */
    async function whileItJumps(jump: () => void): Promise<void> {
      const [here, there] = await pairOn(...nodes);
      const waiting = await personOn(nodes[0]);
      waiting.send(joinFrame(1));
      await waiting.next('Parked');
      jump();
      // Longer than a lease: whoever is taken for dead by then was told.
      for (let i = 0; i < 8; i++) {
        await expectTalk(here, there);
        await Bun.sleep(500);
      }
      const newcomer = await personOn(nodes[1]);
      newcomer.send(joinFrame(1));
      await Promise.all([waiting.next('Matched'), newcomer.next('Matched')]);
      await expectTalk(here, there);
      for (const person of [here, there, waiting, newcomer]) await person.close();
    }

    test('[K1] nodes that are two days apart are one crowd', async () => {
      await whileItJumps(() => {
        clocks[1]?.moveTo(daySeconds);
        clocks[2]?.moveTo(-daySeconds);
      });
    }, 30_000);

    test.each([...jumps])(
      '[K6] [K7] Redis jumps (to %d s): nobody is taken for dead',
      async (jump) => {
        await whileItJumps(() => clocks[0]?.moveTo(jump));
      },
      30_000,
    );

    test('[K6] who is dead is found to be, and not a day later, when Redis is put back', async () => {
      const mortal = await startNode(redis);
      const [here] = await pairOn(nodes[0], mortal);
      const waiting = await personOn(mortal);
      waiting.send(joinFrame(1));
      await waiting.next('Parked');
      await mortal.kill();
      clocks[0]?.moveTo(-2 * daySeconds);
      expect(await here.next('PartnerLeft')).toMatchObject({ ticket: 1, why: 'lost' });
      await eventually('its tickets to be purged', async () => {
        const keys = await redis.ask('KEYS', '*');
        return !keys.includes(':tickets') && !keys.includes(':q:');
      });
      await here.close();
    }, 50_000);
  },
);
