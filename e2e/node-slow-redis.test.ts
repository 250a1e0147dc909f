import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy, type SourceProxy } from '@passerby/test-kit/source-proxy';
import type { WireClient } from '@passerby/test-kit/wire-client';
import { pairOn, personOn, startNode } from './node-scene.ts';
import { joinFrame, nextFrame } from './wish.ts';

if (!hasRedis) console.log('skipped: there is no redis-server here');

/** Held back each way. An offer and its answer go over Redis twice: four times as long, of 1.5 s (SPEC K3). */
const slowMs = 200;
/** So long that no offer is answered in time, and no node's beat is late (its lease is 3 s). */
const tooSlowMs = 600;

describe.skipIf(!hasRedis)('a Redis that answers slowly', () => {
  let redis: RedisServer;
  let proxy: SourceProxy;
  let delayMs: number;
  let nodes: readonly [ServerProcess, ServerProcess];

  beforeEach(async () => {
    delayMs = 0;
    redis = await startRedis();
    const options = { targetPort: redis.port, from: '127.0.0.1', delayMs: () => delayMs };
    proxy = await createSourceProxy(options);
    const slow = { url: `redis://127.0.0.1:${proxy.port}` };
    nodes = await Promise.all([startNode(slow), startNode(slow)]);
  });
  afterEach(async () => {
    delayMs = 0;
    await Promise.all(nodes.map((node) => node.stop()));
    await proxy.close();
    await redis.stop();
  }, 20_000);

  /** As many on each node, who all look for somebody. */
  async function seekers(onEach: number): Promise<readonly WireClient[]> {
    const people: WireClient[] = [];
    for (let i = 0; i < 2 * onEach; i++) people.push(await personOn(nodes[i % 2 ? 1 : 0]));
    for (const [i, person] of people.entries()) {
      person.send(joinFrame(1, { description: Uint8Array.of(i) }));
    }
    return people;
  }

  /** Each has met one, who has met them, and nothing has happened to any of them since. */
  async function expectPairs(people: readonly WireClient[]): Promise<void> {
    const met = await Promise.all(people.map((person) => person.next('Matched')));
    const partners = met.map(({ description }) => description[0] ?? -1);
    for (const [i, partner] of partners.entries()) expect(partners[partner]).toBe(i);
    for (const [i, person] of people.entries()) {
      person.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(i) });
    }
    const said = await Promise.all(people.map((person) => person.next('Signal')));
    expect(said.map(({ blob }) => blob[0])).toEqual(partners);
    const rest = people.flatMap(({ waiting }) => waiting.map(({ type }) => type));
    expect(rest.filter((type) => type !== 'Presence' && type !== 'Parked')).toEqual([]);
  }

  /** Longer than any lease: whoever were taken for dead would be by now. */
  const longerThanALease = () => Bun.sleep(3_500);

  /** Each word of the one arrives at the other, in order, and nobody has left. */
  async function expectTalk(here: WireClient, there: WireClient): Promise<void> {
    const words = [1, 2, 3, 4, 5, 6];
    for (const word of words) {
      here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(word) });
    }
    for (const word of words) expect([...(await there.next('Signal')).blob]).toEqual([word]);
    const rest = [...here.waiting, ...there.waiting].map(({ type }) => type);
    expect(rest).not.toContain('PartnerLeft');
  }

  test('[K1] [K2] [K7] those in calls go on, and whoever looks is matched, once', async () => {
    const [here, there] = await pairOn(...nodes);
    delayMs = slowMs;
    await expectPairs(await seekers(4));
    await longerThanALease();
    await expectTalk(here, there);
    await here.close();
    expect(await there.next('PartnerLeft')).toMatchObject({ ticket: 1, why: 'left' });
    // Slow is not away.
    for (const node of nodes) expect(node.output().stderr).toBe('');
  }, 40_000);

  test('[K2] [K3] slower than any offer waits: calls go on, nobody is promised twice, and once it is quick all meet', async () => {
    const [here, there] = await pairOn(...nodes);
    delayMs = tooSlowMs;
    const people = await seekers(3);
    await longerThanALease();
    await expectTalk(here, there);
    delayMs = 0;
    // Whom an offer brought together that came too late is told so, and goes on. Such two are kept apart
    // from then on (SPEC M4): there must be others.
    const crowd = people.map((person) => new Seeker(person, people.indexOf(person)));
    for (const [i] of people.entries()) {
      const fresh = await personOn(nodes[i % 2 ? 1 : 0]);
      const number = people.length + i;
      fresh.send(joinFrame(1, { description: Uint8Array.of(number) }));
      crowd.push(new Seeker(fresh, number));
    }
    await eventually('all have met', () => {
      for (const seeker of crowd) seeker.hear();
      return crowd.slice(0, people.length).every(({ partner, number }) => {
        return partner !== undefined && crowd[partner]?.partner === number;
      });
    });
    await expectTalk(here, there);
    for (const node of nodes) expect(node.output().stderr).toBe('');
  }, 40_000);
});

/** Somebody who looks on whenever a partner has left, and is never told of two at once. */
class Seeker {
  partner: number | undefined;
  #ticket = 1;
  #read = 0;

  constructor(
    private readonly client: WireClient,
    readonly number: number,
  ) {}

  hear(): void {
    for (; this.#read < this.client.waiting.length; this.#read++) {
      const message = this.client.waiting[this.#read];
      if (message?.type === 'Matched') {
        expect([message.ticket, this.partner]).toEqual([this.#ticket, undefined]);
        this.partner = message.description[0];
      } else if (message?.type === 'PartnerLeft') {
        expect(message.ticket).toBe(this.#ticket);
        this.partner = undefined;
        this.#ticket += 1;
        const description = Uint8Array.of(this.number);
        this.client.send(nextFrame(this.#ticket, { description }));
      }
    }
  }
}
