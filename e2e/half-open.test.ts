import { describe, expect, test } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import { openNamespaceDoor } from '@passerby/test-kit/namespace-door';
import { createNamespaces, namespaceObstacle } from '@passerby/test-kit/network-namespace';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { openWireClient, type WireClient } from '@passerby/test-kit/wire-client';
import { personOn } from './node-scene.ts';
import { joinFrame, nextFrame } from './wish.ts';

const obstacle = namespaceObstacle();
if (obstacle) console.log(`skipped: ${obstacle}`);

const houseAddress = '10.83.0.1';
const streetAddress = '10.83.0.2';
/** Nothing goes in or out any more, and nobody is told: no FIN, no RST. */
const cut = `
  table inet cable {
    chain inward { type filter hook input priority filter; policy drop; }
    chain outward { type filter hook output priority filter; policy drop; }
  }`;

const types = (person: WireClient) => person.waiting.map(({ type }) => type);

describe.skipIf(obstacle !== undefined)('[E126] a cable is pulled out', () => {
  test('[S11] [I4] the server misses who hung on it, their strangers are told, and nobody waits for a ghost', async () => {
    const group = createNamespaces(['house', 'street']);
    const { house, street } = group.of;
    const link = ['ip', 'link', 'add', 'cable', 'type', 'veth'];
    house.run([...link, 'peer', 'name', 'cable', 'netns', street.name]);
    for (const [end, address] of [
      [house, houseAddress],
      [street, streetAddress],
    ] as const) {
      end.run(['ip', 'address', 'add', `${address}/24`, 'dev', 'cable']);
      end.run(['ip', 'link', 'set', 'cable', 'up']);
    }
    const server = await startServerProcess({
      namespace: house,
      flags: ['--stun-ports=none', '--site=/nowhere', '--resume-window=1', '--drain=0'],
    });
    const address = { port: server.port };
    const here = await openNamespaceDoor(house, { ...address, address: '127.0.0.1' });
    const outside = await openNamespaceDoor(street, { ...address, address: houseAddress });
    const [near, far] = [here, outside].map(({ port }) => ({ url: `http://127.0.0.1:${port}` }));
    if (near === undefined || far === undefined) throw new Error('no door');
    const enter = async () => {
      const client = await openWireClient(far);
      client.send({ type: 'Hello', version: 1 });
      return { client, token: (await client.next('Welcome')).token };
    };
    const say = (person: WireClient, word: number) =>
      person.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(word) });

    const ann = await enter();
    const ben = await personOn(near);
    for (const person of [ann.client, ben]) person.send(joinFrame(1));
    await Promise.all([ann.client.next('Matched'), ben.next('Matched')]);
    const waiting = await enter();
    waiting.client.send(joinFrame(1));
    await waiting.client.next('Parked');

    // The control: it is put back in time, and nothing was lost.
    street.run(['nft', '-f', '-'], cut);
    for (const word of [1, 2, 3]) say(ben, word);
    await Bun.sleep(2_000);
    expect(types(ann.client)).not.toContain('Signal');
    street.run(['nft', 'flush', 'ruleset']);
    for (const word of [1, 2, 3]) {
      expect([...(await ann.client.next('Signal')).blob]).toEqual([word]);
    }

    street.run(['nft', '-f', '-'], cut);
    say(ben, 4);
    // Whoever waited is still believed to: somebody meets what is left of them, and is told as well.
    const newcomer = await personOn(near);
    newcomer.send(joinFrame(1));
    await newcomer.next('Matched');
    for (const person of [ben, newcomer]) {
      await eventually('the end of a stranger', () => types(person).includes('PartnerLeft'), {
        timeoutMs: 60_000,
      });
      expect(await person.next('PartnerLeft')).toMatchObject({ ticket: 1, why: 'lost' });
    }
    for (const person of [ben, newcomer]) person.send(nextFrame(2));
    await Promise.all([ben.next('Matched'), newcomer.next('Matched')]);
    for (const { token } of [ann, waiting]) {
      const late = await openWireClient(near);
      late.send({ type: 'Resume', version: 1, token });
      expect((await late.next('Welcome')).resumed).toBe(false);
      await late.close();
    }
    expect(types(ann.client).concat(types(waiting.client))).not.toContain('Signal');

    for (const door of [here, outside]) door.close();
    expect(await server.stop()).toBe(0);
    expect(server.output().stderr).toBe('');
    group.remove();
  }, 90_000);
});
