import { describe, expect, test } from 'bun:test';
import { given } from './given.ts';
import { type Behaviour, type Costs, fullAt, needsOf, nodesForWork } from './needs.ts';

const cost = (redisMicros: number, nodeMicros: number) => ({ redisMicros, nodeMicros });

const does: Behaviour = {
  joinsPerPerson: 0.005,
  keptPerJoin: 0.5,
  againPerJoin: 0.1,
  takenPerJoin: 0.5,
  removedPerJoin: 0.01,
  inCallShare: 0.8,
  waitingShare: 0.01,
  relayedShare: 0.2,
};

const costs: Costs = {
  redis: {
    kept: cost(20, 15),
    again: cost(30, 15),
    taken: cost(10, 25),
    removed: cost(15, 30),
    beat: cost(50, 100),
    beatOfNode: cost(0.5, 1),
    frame: cost(2, 30),
    frameBytes: 600,
    ticketBytes: 800,
    acquaintanceMicros: 50,
  },
  redisFactor: 1,
  node: {
    matchAcrossMicros: 300,
    openingMicros: 250,
    presenceMicros: 10,
    idleMicros: 2,
    stunMicros: 20,
  },
  sessionBytes: 7_000,
  parkedBytes: 3_000,
};

const needs = (people: number, changed: Partial<Costs['redis']> = {}) =>
  needsOf(people, does, { ...costs, redis: { ...costs.redis, ...changed } }, given);

describe('what so many people take', () => {
  test('[E135] by hand, for a million', () => {
    const { joins, matches, kept, cores, waitingBytes, relayGbps, stun } = needs(1e6);
    expect([joins, matches, kept]).toEqual([5_000, 2_500, 2_500]);
    // 2,500 at 20, 500 at 30, 2,500 at 10 and 50 at 15 microseconds.
    expect(cores.looks).toBeCloseTo(0.05 + 0.015 + 0.025 + 0.000_75, 9);
    expect(waitingBytes).toBe(10_000 * 800);
    expect(relayGbps).toBeCloseTo((0.8 * 1e6 * 0.2 * given.callMbps) / 1_000, 6);
    expect(stun).toBeCloseTo((1e6 * 0.81 * 2) / 20, 6);
  });

  test('[E135] ten times the people do ten times as much, and leases cost a hundred times', () => {
    const [one, ten] = [needs(1e7), needs(1e8)];
    for (const key of ['joins', 'matches', 'visits', 'relayGbps', 'stun', 'siteGbps'] as const) {
      expect(ten[key] / one[key]).toBeCloseTo(10, 6);
    }
    expect(ten.leaseCores / one.leaseCores).toBeGreaterThan(80);
    expect(ten.leaseCores / one.leaseCores).toBeLessThan(120);
  });

  test('[E135] what costs more needs more', () => {
    const [usual, dear] = [needs(1e8), needs(1e8, { taken: cost(1_000, 25) })];
    expect(dear.videoPools).toBeGreaterThan(usual.videoPools);
    expect(dear.shards).toBeGreaterThan(usual.shards);
    const factored = needsOf(1e8, does, { ...costs, redisFactor: 3 }, given);
    expect(factored.cores.looks).toBeCloseTo(3 * usual.cores.looks, 6);
    expect(needs(1e8, { ticketBytes: 1_600 }).waitingBytes).toBe(2 * usual.waitingBytes);
  });

  test('[E135] as many nodes as the work takes, each with what all the others cost it', () => {
    const among = (each: number) => ({ beat: cost(0, 1_000), beatOfNode: cost(0, each) });
    expect(nodesForWork(0.59, 0.6, among(0))).toBe(1);
    expect(nodesForWork(0.6, 0.6, among(0))).toBe(2);
    const nodes = nodesForWork(60, 0.6, among(1));
    // Enough, and one fewer is not.
    const spare = (count: number) => count * (0.6 - 0.001 - count * 1e-6);
    expect(spare(nodes)).toBeGreaterThanOrEqual(60);
    expect(spare(nodes - 1)).toBeLessThan(60);
    expect(nodesForWork(60, 0.6, among(10_000))).toBe(Number.POSITIVE_INFINITY);
  });

  test('[E135] where something is full', () => {
    expect(fullAt((people) => people / 1_000)).toBeCloseTo(1_000, 6);
    expect(fullAt((people) => (people / 1_000) ** 2)).toBeCloseTo(1_000, 6);
    expect(fullAt(() => 0.5)).toBe(Number.POSITIVE_INFINITY);
  });
});
