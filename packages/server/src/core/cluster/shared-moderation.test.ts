import { expect, test } from 'bun:test';
import { Moderation } from '../moderation/moderation.ts';
import type { NodeId } from '../ticket.ts';
import type { NodeMessage } from './node-messages.ts';
import { SharedModeration } from './shared-moderation.ts';

/** Networks that other nodes know by the same number. */
const [bad, worse] = [4, 9];

/** A node whose words to others are collected, with what it knows of networks. */
function openNode() {
  const sent: NodeMessage[] = [];
  const moderation = new Moderation(
    { lineageOf: () => undefined },
    {
      flagThreshold: 3,
      minSharedMs: 3_000,
      pauseMs: 60_000,
      blockMs: [900_000],
      blockShare: 0.25,
      flagsPerVoice: 6,
      matchesPerMinute: 1_000,
      workBits: 0,
      calmPerSecond: 1_000,
    },
  );
  const shared = new SharedModeration(
    {
      send: (_node: NodeId, message: NodeMessage) => void sent.push(message),
      broadcast: (message) => void sent.push(message),
      nameNetwork: () => ({ names: new Uint8Array(0), isExempt: false }),
      nameOf: (network) => Uint8Array.of(0, 0, 0, 0, 0, network),
      findNetwork: (name) => name[5] ?? 0,
    },
    { members: new Map(), moderation, terminate() {}, sendAway() {} },
  );
  const block = (network: number, ageMs: number) =>
    ({
      type: 'Block',
      network: Uint8Array.of(0, 0, 0, 0, 0, network),
      ...{ strikes: 1, leftMs: 900_000 - ageMs, pausedMs: 0, ageMs },
    }) as const;
  const isAway = (network: number, now: number) => moderation.secondsAway(network, now) > 0;
  return { sent, moderation, shared, block, isAway };
}

test('[K10] a node that asks is told of the last lift first, then of what was blocked since', () => {
  const { sent, moderation, shared, block } = openNode();
  shared.heard(2, block(bad, 0), 1_000);
  moderation.liftAll(5_000);
  shared.heard(2, block(worse, 0), 7_000);
  shared.heard(3, { type: 'Greet' }, 10_000);
  expect(sent).toMatchObject([
    { type: 'Lift', agoMs: 5_000 },
    { type: 'Block', network: block(worse, 0).network, leftMs: 897_000, ageMs: 3_000 },
  ]);
});

test('[K10] a lift that is heard late lifts what was blocked before it, and nothing since', () => {
  const { moderation, shared, block, isAway } = openNode();
  shared.heard(2, block(bad, 0), 1_000);
  shared.heard(2, block(worse, 0), 7_000);
  shared.heard(2, { type: 'Lift', agoMs: 5_000 }, 10_000);
  expect([bad, worse].map((network) => isAway(network, 10_000))).toEqual([false, true]);
  expect(moderation.liftedMsAgo(11_000)).toBe(6_000);
});

test('[K10] a block that is told by a node which has missed the lift is none', () => {
  const { moderation, shared, block, isAway } = openNode();
  moderation.liftAll(5_000);
  shared.heard(2, block(bad, 6_000), 10_000);
  shared.heard(2, block(worse, 4_000), 10_000);
  expect([bad, worse].map((network) => isAway(network, 10_000))).toEqual([false, true]);
});

test('[K10] a lift is told for as long as anything from before could be on', () => {
  const { sent, moderation, shared } = openNode();
  shared.tell(2, 0);
  moderation.liftAll(1_000);
  shared.tell(2, 900_999);
  shared.tell(2, 901_000);
  expect(sent).toMatchObject([{ type: 'Lift', agoMs: 899_999 }]);
});
