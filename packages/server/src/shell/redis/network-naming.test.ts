import { expect, test } from 'bun:test';
import type { CrowdPorts } from '../../core/cluster/crowd-ports.ts';
import { type NodeMessage, nodeWire } from '../../core/cluster/node-messages.ts';
import { SharedModeration } from '../../core/cluster/shared-moderation.ts';
import { Conduct } from '../../core/moderation/conduct.ts';
import { Moderation } from '../../core/moderation/moderation.ts';
import { NetworkTable } from '../../core/moderation/network-table.ts';
import { networkName } from '../hmac-sha256.ts';
import { randomBytes } from '../randomness.ts';
import { networkNaming } from './network-naming.ts';

const minuteMs = 60_000;
const options = {
  flagThreshold: 3,
  minSharedMs: 3_000,
  pauseMs: 60_000,
  blockMs: [900_000, 3_600_000, 14_400_000],
  blockShare: 0.25,
  flagsPerVoice: 6,
  matchesPerMinute: 60,
  workBits: 0,
  calmPerSecond: 100,
};

type Shared = Extract<
  NodeMessage,
  { type: 'Flagged' | 'NotReached' | 'Block' | 'Lift' | 'Greet' | 'Key' }
>;

/** Nodes without sockets, and what they say to each other as it is on the wire. */
function createNodes(count: number) {
  let now = 0;
  const nodes = Array.from({ length: count }, (_, i) => createNode(i));

  function createNode(self: number) {
    const table: NetworkTable = new NetworkTable({
      randomBytes,
      name: networkName,
      isHeld: (network) => moderation.remembers(network),
      united: (network, into, at) => moderation.unite(network, into, at),
      keySharing: {
        mayMake: () => self === 0,
        made: (secret) => broadcast({ type: 'Key', ageSeconds: 0, secret }),
      },
    });
    const moderation = new Moderation(table, options);
    const said: string[] = [];
    let isCutOff = false;
    function send(to: number, message: NodeMessage) {
      if (isCutOff) return;
      said.push(message.type);
      nodes[to]?.hear(self, nodeWire.encode(message).slice());
    }
    function broadcast(message: NodeMessage) {
      for (const to of nodes.keys()) if (to !== self) send(to, message);
    }
    const naming: Pick<CrowdPorts, 'nameNetwork' | 'nameOf' | 'findNetwork'> = networkNaming(table);
    const shared = new SharedModeration(
      { ...naming, send, broadcast },
      { members: new Map(), moderation, terminate() {}, sendAway() {} },
    );
    return {
      table,
      moderation,
      shared,
      said,
      ...naming,
      come: (...address: number[]) =>
        table.identify(Uint8Array.from(address), false, now) as number,
      /** It hears nobody, and nobody hears it. */
      cutOff(is: boolean) {
        isCutOff = is;
      },
      hear(from: number, frame: Uint8Array) {
        const decoded = nodeWire.decode(frame);
        if (!decoded.ok) throw new Error(decoded.code);
        if (isCutOff) return;
        const message = decoded.value as Shared;
        if (message.type === 'Greet') {
          for (const { secret, ageMs } of table.keys(now)) {
            send(from, { type: 'Key', ageSeconds: Math.floor(ageMs / 1_000), secret });
          }
        }
        if (message.type === 'Key') {
          const ageMs = message.ageSeconds * 1_000;
          table.adoptKey({ secret: message.secret, ageMs }, now);
        }
        shared.heard(from, message, now);
      },
      /** It met somebody: for an hour it is remembered. */
      meet: (network: number) => moderation.paired(network, 1_000_000, new Conduct(), now),
      block(network: number) {
        const state = { strikes: 1, leftMs: 900_000, pausedMs: 0, ageMs: 0 };
        moderation.takeBlock({ network, state }, now);
        shared.shareBlocks(network, now);
      },
      secondsAway: (network: number) => moderation.secondsAway(network, now),
    };
  }

  return {
    nodes: nodes as [(typeof nodes)[0], (typeof nodes)[0], (typeof nodes)[0]],
    /** A minute at a time, in which everybody sweeps. */
    pass(minutes: number) {
      for (const until = now + minutes * minuteMs; now < until; ) {
        now += minuteMs;
        for (const { table } of nodes) table.keys(now);
        for (const { table, moderation } of nodes) {
          moderation.sweep(now);
          table.sweep(now);
        }
      }
    },
    now: () => now,
  };
}

const bad = [192, 0, 2, 1];
const good = [198, 51, 100, 1];

test('[K10] [A9] a block of one who came before the keys changed holds on every node', () => {
  const { nodes, pass } = createNodes(3);
  const [one, two, three] = nodes;
  pass(50);
  const there = one.come(...bad);
  one.meet(there);
  pass(15);
  // One node has never heard of it, another one sees it since the change.
  const seen = three.come(...bad);
  for (const node of nodes) node.come(...good);
  one.block(there);
  expect(two.secondsAway(two.come(...bad))).toBe(900);
  expect(three.secondsAway(seen)).toBe(900);
  expect(three.come(...bad)).toBe(seen);
  for (const node of nodes) expect(node.secondsAway(node.come(...good))).toBe(0);
});

test('[K10] where it was made another node’s word of that network is no way out', () => {
  const { nodes, pass } = createNodes(2);
  const [one, two] = nodes;
  pass(50);
  const there = one.come(...bad);
  one.come(...good);
  one.meet(there);
  pass(15);
  one.block(there);
  const { names } = two.nameNetwork(two.come(...bad));
  expect(one.findNetwork(names, false, 65 * minuteMs)).toBe(there);
  expect(one.secondsAway(one.come(...bad))).toBe(900);
});

test('[K10] a node that comes later is told of older blocks, under whatever key', () => {
  const { nodes, pass } = createNodes(2);
  const [one, two] = nodes;
  two.cutOff(true);
  pass(50);
  const there = one.come(...bad);
  one.come(...good);
  one.meet(there);
  pass(15);
  one.block(there);
  two.cutOff(false);
  one.hear(1, nodeWire.encode({ type: 'Greet' }).slice());
  two.come(...good);
  expect(two.secondsAway(two.come(...bad))).toBe(900);
});

test('[K10] keys that were lost on the way are asked for, and the blocks under them come with them', () => {
  const { nodes, pass } = createNodes(2);
  const [one, two] = nodes;
  two.cutOff(true);
  pass(1);
  const there = one.come(...bad);
  one.come(...good);
  two.cutOff(false);
  one.block(there);
  expect(two.said).toEqual(['Greet']);
  two.come(...good);
  expect(two.secondsAway(two.come(...bad))).toBe(900);
});

test('[K10] who keeps a socket for hours and opens another elsewhere is away by both once it comes', () => {
  const { nodes, pass } = createNodes(2);
  const [one, two] = nodes;
  const there = one.come(...bad);
  for (let hours = 0; hours < 3; hours++) {
    one.meet(there);
    pass(58);
  }
  one.come(...good);
  const here = two.come(...bad);
  two.come(...good);
  one.block(there);
  // Nothing that both nodes know tells yet that it is the same.
  expect(two.secondsAway(here)).toBe(0);
  expect(two.come(...bad)).toBe(here);
  expect(two.secondsAway(here)).toBe(900);
});

test('[K10] [A2] in calls of many minutes too a voice of another node counts once', () => {
  const { nodes, pass, now } = createNodes(2);
  const [one, two] = nodes;
  pass(1);
  const accused = one.come(...bad);
  one.meet(accused);
  for (let call = 0; call < 3; call++) {
    const reporter = two.come(...good);
    two.meet(reporter);
    const flag = { session: 7, ticket: 1, fromSession: 8, fromTicket: 1 };
    const networks = one.nameNetwork(one.come(...bad)).names;
    one.shared.heard(
      1,
      {
        type: 'Flagged',
        ...flag,
        reason: 'other',
        weight: 65_535,
        sharedInterest: false,
        networks,
        reporter: two.nameNetwork(reporter).names,
      },
      now(),
    );
    pass(3);
  }
  expect(one.moderation.totals(now()).blocks).toBe(0);
});

test('[K10] [A7] meeting accomplices of another node again and again thins out nothing', () => {
  const { nodes, pass, now } = createNodes(2);
  const [one, two] = nodes;
  pass(1);
  const accused = one.come(...bad);
  one.come(...good);
  const meet = (third: number) => {
    const stranger = two.come(203, 0, third, 1);
    two.meet(stranger);
    const network = one.findNetwork(two.nameNetwork(stranger).names, false, now());
    one.moderation.paired(accused, network, new Conduct(), now());
    return network;
  };
  for (let round = 0; round < 8; round++) {
    for (const accomplice of [1, 2, 3, 4]) meet(accomplice);
    pass(3);
  }
  for (const victim of [5, 6, 7]) {
    const facts = { accusedNetwork: accused, reporterNetwork: meet(victim), sharedInterest: false };
    one.moderation.weighOn({ ...facts, accusedTally: undefined }, 1, now());
  }
  expect(one.moderation.totals(now()).blocks).toBe(1);
});
