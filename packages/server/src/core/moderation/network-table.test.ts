import { describe, expect, test } from 'bun:test';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import type { KeySharing } from './key-ring.ts';
import { NetworkTable, unknownNetwork } from './network-table.ts';

const hourMs = 3_600_000;
/** Something is remembered of every network. */
const everything = Object.assign(new Set<number>(), { has: () => true });

function createTable(
  held: ReadonlySet<number> = new Set(),
  most?: number,
  keySharing?: KeySharing,
  seed = 7,
) {
  const secrets: Uint8Array[] = [];
  const united: (readonly [number, number])[] = [];
  const random = seededRandom(seed);
  const table = new NetworkTable(
    {
      randomBytes(length) {
        const secret = new Uint8Array(length).map(() => random());
        secrets.push(secret);
        return secret;
      },
      name: (key, prefix) =>
        Number(Bun.hash(prefix, new DataView(key.buffer).getBigUint64(0)) & 0xffff_ffff_ffffn),
      isHeld: (network) => held.has(network),
      united: (network, into) => void united.push([network, into]),
      keySharing,
    },
    most,
  );
  const find = (address: readonly number[], now: number) =>
    table.identify(Uint8Array.from(address), false, now) as number;
  return { table, find, secrets, united };
}

const ipv6 = (...groups: number[]) => {
  const all = [...groups, ...new Array<number>(8 - groups.length).fill(0)];
  return all.flatMap((group) => [group >> 8, group & 255]);
};

describe('[A2] [A8] where a network lies', () => {
  test('IPv4: the address is blocked, its /24 is the voice', () => {
    const { table, find } = createTable();
    const [one, two, far] = [
      find([192, 0, 2, 1], 0),
      find([192, 0, 2, 2], 0),
      find([192, 0, 3, 1], 0),
    ];
    expect(new Set([one, two, far]).size).toBe(3);
    expect(table.lineageOf(one)?.blockable).toEqual([one]);
    expect(table.lineageOf(one)?.voice).toBe(table.lineageOf(two)?.voice as number);
    expect(table.lineageOf(one)?.voice).not.toBe(table.lineageOf(far)?.voice as number);
  });

  test('IPv6: /64, /56 and /48 can be blocked, the /48 is the voice', () => {
    const { table, find } = createTable();
    const one = table.lineageOf(find(ipv6(0x2001, 0xdb8, 1, 0x1201), 0));
    const near = table.lineageOf(find(ipv6(0x2001, 0xdb8, 1, 0x1202), 0));
    const far = table.lineageOf(find(ipv6(0x2001, 0xdb8, 1, 0x1301), 0));
    expect(one?.blockable).toHaveLength(3);
    expect(one?.voice).toBe(one?.blockable[2] as number);
    expect(near?.blockable.slice(1)).toEqual(one?.blockable.slice(1) as number[]);
    expect(far?.blockable[1]).not.toBe(one?.blockable[1] as number);
    expect(far?.voice).toBe(one?.voice as number);
  });
});

describe('[A9] keys', () => {
  test('whoever comes back is the same, under ever newer keys; the old ones are destroyed', () => {
    const { table, find, secrets } = createTable();
    const first = find([192, 0, 2, 1], 0);
    for (let now = 0; now < 20 * hourMs; now += hourMs / 40) {
      expect(find([192, 0, 2, 1], now)).toBe(first);
      table.sweep(now);
      expect(table.counts.keys).toBeLessThanOrEqual(2);
    }
    expect(secrets.length).toBeGreaterThanOrEqual(20);
    const destroyed = secrets.filter((secret) => secret.every((byte) => byte === 0));
    expect(destroyed.length).toBeGreaterThanOrEqual(secrets.length - 2);
  });

  test('who is remembered is found again for eight hours after its key has stopped naming', () => {
    const held = new Set([1]);
    const { table, find, secrets } = createTable(held);
    expect(find([192, 0, 2, 1], 0)).toBe(1);
    for (let now = 0; now < 8.9 * hourMs; now += hourMs / 10) {
      table.sweep(now);
      find([203, 0, 113, 1], now);
    }
    expect(find([192, 0, 2, 1], 8.9 * hourMs)).toBe(1);

    const late = createTable(held);
    late.find([192, 0, 2, 1], 0);
    late.table.sweep(9 * hourMs);
    expect(late.secrets[0]?.every((byte) => byte === 0)).toBe(true);
    expect(late.find([192, 0, 2, 1], 9 * hourMs)).not.toBe(1);
    expect(secrets.length).toBeGreaterThan(8);
  });

  test('[A18] nobody is known for longer than two minutes without a reason', () => {
    const { table, find } = createTable();
    for (let i = 0; i < 200; i++) find([10, 0, i, 1], i);
    expect(table.counts.networks).toBe(400);
    table.sweep(120_200);
    expect(table.counts.networks).toBe(0);
  });

  test('[A18] a flood of networks fills the table, and no more than the table', () => {
    const { table, find } = createTable(new Set(), 100);
    const found = Array.from({ length: 200 }, (_, i) => find([10, 0, i, 1], 0));
    expect(table.counts.networks).toBeLessThanOrEqual(101);
    expect(found.filter((network) => network === undefined).length).toBeGreaterThan(100);
    expect(find([10, 1, 0, 1], 130_000)).toBeDefined();
  });

  test('[A18] whoever is known comes in while it is full', () => {
    const { table, find } = createTable(everything, 100);
    const regular = find([192, 0, 2, 1], 0);
    for (let i = 0; i < 200; i++) find([10, 0, i, 1], 1_000);
    for (let now = 10_000; now < 100_000; now += 10_000) {
      expect(find([192, 0, 2, 1], now)).toBe(regular);
      expect(find([192, 0, 2, 2], now)).toBeUndefined();
      expect(table.counts.networks).toBeLessThanOrEqual(101);
    }
  });
});

describe('[A18] addresses without end', () => {
  /** Somebody with a whole /48, whose door is shut: nothing is known of all these. */
  const inOne48 = (i: number) => ipv6(0x2001, 0xdb8, 1, i);
  const regulars = Array.from({ length: 200 }, (_, i) => [10, 1, i, 1]);

  test('of one /48 keep out nobody who comes from elsewhere, and nobody who is here', () => {
    const held = new Set<number>();
    const { table, find } = createTable(held, 1_000);
    for (const one of regulars) held.add(find(one, 0));
    for (let i = 0; i < 20_000; i++) {
      const now = 10 * i;
      find(inOne48(i), now);
      if (i % 100 > 0) continue;
      expect(find([10, 2, i >> 8, i & 255], now)).toBeDefined();
    }
    expect(table.counts.networks).toBeLessThanOrEqual(1_000 + 3);
    expect(regulars.map((one) => held.has(find(one, 200_000)))).toEqual(regulars.map(() => true));
  });

  test('of many such keep them out neither, and take little more room than those who are here', () => {
    const held = new Set<number>();
    const { table, find } = createTable(held, 10_000);
    for (let i = 0; i < 2_000; i++) held.add(find([10, 1 + (i >> 8), i & 255, 1], 0));
    for (let i = 0; i < 60_000; i++) {
      expect(find(ipv6(0x2001, 0xdb8, i, i), 10 * i)).toBeDefined();
    }
    // Those who are here have two each.
    expect(table.counts.networks).toBeLessThan(4_000 + 2_000);
  });

  test('cost each who comes a few looks, and never one at everybody', () => {
    let looks = 0;
    const counting = { has: () => ++looks > 0 } as unknown as ReadonlySet<number>;
    const { find } = createTable(counting, 1_000);
    for (let i = 0; i < 5_000; i++) {
      looks = 0;
      find([10, 0, i >> 8, i & 255], 100 * i);
      expect(looks).toBeLessThanOrEqual(64);
    }
  });

  test('[K10] that other nodes tell of fill it no further than there is room for those who come here', () => {
    const sharing = { mayMake: () => true, made() {} };
    const { table, find } = createTable(everything, 1_600, sharing);
    const elsewhere = createTable(everything, undefined, sharing, 2);
    for (const key of elsewhere.table.keys(0)) table.adoptKey(key, 0);
    let unknown = 0;
    for (let i = 0; i < 5_000; i++) {
      const { names } = elsewhere.table.namesOf(elsewhere.find([10, i >> 8, i & 255, 1], 0));
      if (table.adopt(names, false, 0) === unknownNetwork) unknown += 1;
    }
    expect(table.counts.networks).toBeLessThanOrEqual(1_500 + 2);
    expect(unknown).toBeGreaterThan(4_000);
    expect(find([192, 0, 2, 1], 0)).toBeDefined();
    // A block is taken in as long as there is any room.
    const blocked = elsewhere.table.nameOf(elsewhere.find([192, 0, 2, 2], 0));
    expect(table.adopt([blocked], false, 0)).not.toBe(unknownNetwork);
  });
});

test('[A11] while everybody comes from one address, which hides them, no rule holds for it', () => {
  const { table, find } = createTable();
  const proxy = find([10, 0, 0, 5], 0);
  find([10, 0, 0, 5], 1_000);
  expect(table.lineageOf(proxy)?.exempt).toBe(true);
  find([10, 0, 0, 6], 2_000);
  expect(table.lineageOf(proxy)?.exempt).toBe(false);
  find([10, 0, 0, 5], 100_000);
  table.sweep(130_000);
  expect(table.lineageOf(proxy)?.exempt).toBe(true);
});

describe('[K10] [A9] one network on several nodes', () => {
  const address = [192, 0, 2, 1];
  const nodes = () =>
    [
      createTable(new Set(), undefined, undefined, 1),
      createTable(new Set(), undefined, undefined, 2),
    ] as const;

  test('has one name once the key is handed on, and none that fits before', () => {
    const [one, other] = nodes();
    const namesOf = (node: typeof one, now: number) => node.table.namesOf(node.find(address, now));
    const own = namesOf(one, 0);
    for (const key of one.table.keys(0)) other.table.adoptKey(key, 50);
    expect(namesOf(other, 50)).toEqual(own);
    const [without] = nodes().slice(1);
    expect(without && namesOf(without, 0)).not.toEqual(own);
  });

  test('that another node tells of is the one that comes later, with its voice', () => {
    const [one, other] = nodes();
    const there = one.find(address, 0);
    for (const key of one.table.keys(0)) other.table.adoptKey(key, 0);
    const told = other.table.adopt(one.table.namesOf(there).names, false, 0);
    expect(other.find(address, 1)).toBe(told);
    const neighbour = other.find([192, 0, 2, 9], 1);
    expect(other.table.lineageOf(told)?.voice).toBe(
      other.table.lineageOf(neighbour)?.voice as number,
    );
  });

  test('a key that was handed on is as old as it was, and destroyed as early', () => {
    const [one, other] = nodes();
    one.find(address, 0);
    for (const key of one.table.keys(hourMs - 1)) other.table.adoptKey(key, hourMs - 1);
    other.find(address, hourMs - 1);
    expect(other.secrets.length).toBe(0);
    // Its hour is over: the next one is made here, as nobody else is there to do it.
    other.find(address, hourMs);
    expect(other.secrets.length).toBe(1);
    const old = one.table.keys(hourMs)[1];
    if (old === undefined) throw new Error('no old key');
    other.table.adoptKey({ ...old, ageMs: 9 * hourMs }, hourMs);
    expect(other.table.counts.keys).toBe(2);
    other.table.sweep(10 * hourMs);
    expect(other.table.counts).toEqual({ networks: 0, keys: 0 });
  });

  test('whose turn it is not waits for the key of another, and makes one when none comes', () => {
    const made: Uint8Array[] = [];
    let isOurTurn = true;
    const sharing = { mayMake: () => isOurTurn, made: (key: Uint8Array) => void made.push(key) };
    const node = createTable(new Set(), undefined, sharing);
    node.find(address, 0);
    isOurTurn = false;
    node.find(address, hourMs);
    node.find(address, hourMs + 299_999);
    expect(made.length).toBe(1);
    node.find(address, hourMs + 300_000);
    expect(made.length).toBe(2);
  });

  describe('whose keys change', () => {
    const at = (hours: number, minutes = 0) => hours * hourMs + minutes * 60_000;

    /** Nodes that forget nobody and have the same keys, which the first one makes. */
    function createCrowd(count: number) {
      const nodes: ReturnType<typeof createTable>[] = [];
      let now = 0;
      const made = (secret: Uint8Array) => {
        for (const { table } of nodes.slice(1)) table.adoptKey({ secret, ageMs: 0 }, now);
      };
      for (let i = 0; i < count; i++) {
        const sharing = { mayMake: () => i === 0, made: i === 0 ? made : () => {} };
        nodes.push(createTable(everything, undefined, sharing, i + 1));
      }
      return {
        nodes,
        pass(to: number) {
          for (; now <= to; now += 60_000) {
            for (const { table } of nodes) table.keys(now);
            for (const { table } of nodes) table.sweep(now);
          }
        },
        come: (node: number, from = address) => nodes[node]?.find(from, now) as number,
        /** What another node takes it for. */
        tell(from: number, network: number, to: number) {
          const { names, isExempt } = nodes[from]?.table.namesOf(network) ?? {};
          return nodes[to]?.table.adopt(names ?? [], isExempt ?? false, now) as number;
        },
      };
    }

    test('a name under the key of before is found by whoever comes after the change', () => {
      const { come, tell, pass } = createCrowd(2);
      pass(at(0, 50));
      const there = come(0);
      pass(at(1, 5));
      const told = tell(0, there, 1);
      expect(come(1)).toBe(told);
      expect(come(1, [192, 0, 2, 9])).not.toBe(told);
    });

    test('where it came after the change it is the same, and the other way round', () => {
      const { nodes, come, tell, pass } = createCrowd(2);
      pass(at(0, 50));
      const before = come(0);
      pass(at(1, 5));
      const after = come(1);
      expect(tell(0, before, 1)).toBe(after);
      expect(tell(1, after, 0)).toBe(before);
      // One network that hides everybody is not taken for two.
      expect(nodes[0]?.table.lineageOf(before)?.exempt).toBe(true);
      expect(nodes.map(({ table }) => table.counts.networks)).toEqual([2, 2]);
      expect(nodes.flatMap(({ united }) => united)).toEqual([]);
    });

    test('[A2] on a third node, where it never was, it has one voice', () => {
      const { come, tell, pass } = createCrowd(3);
      pass(at(0, 50));
      const before = come(0);
      pass(at(1, 5));
      expect(tell(0, before, 2)).toBe(tell(1, come(1), 2));
    });

    test('names that have nothing in common are one network once it comes itself', () => {
      const { nodes, come, tell, pass } = createCrowd(2);
      // Its socket there is open for hours: nothing names it anew.
      const long = come(0);
      pass(at(2, 30));
      const own = come(1);
      const told = tell(0, long, 1);
      expect(told).not.toBe(own);
      expect(come(1)).toBe(own);
      const { table, united } = nodes[1] as (typeof nodes)[0];
      expect(united[0]).toEqual([told, own]);
      // Whoever was met by the other number is the same, and the same to other nodes.
      expect(table.lineageOf(told)).toEqual(table.lineageOf(own));
      expect(table.namesOf(told)).toEqual(table.namesOf(own));
      expect(tell(0, long, 1)).toBe(own);
    });

    test('a name under a key that is not here is nobody’s', () => {
      const { nodes, come } = createCrowd(2);
      const elsewhere = createTable(everything, undefined, undefined, 9);
      const { names } = elsewhere.table.namesOf(elsewhere.find(address, 0));
      const { table } = nodes[0] as (typeof nodes)[0];
      expect(table.adopt(names, false, 0)).toBe(unknownNetwork);
      expect(table.counts.networks).toBe(0);
      expect(come(0)).not.toBe(unknownNetwork);
    });

    test('one that names nothing here may name a block elsewhere: it stays for nine hours', () => {
      const { nodes, pass } = createCrowd(2);
      for (const hours of [8, 20]) {
        pass(at(hours, 59));
        expect(nodes.map(({ table }) => table.counts)).toEqual([
          { networks: 0, keys: 9 },
          { networks: 0, keys: 9 },
        ]);
      }
    });
  });
});
