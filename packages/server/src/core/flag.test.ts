import { describe, expect, test } from 'bun:test';
import type { FlagReason } from '@passerby/protocol/client-messages';
import type { SocketId } from './member.ts';
import { Hall, tags } from './test-hall.ts';

const sharedMs = 4_000;
const target = 1_000;

/** The one who is flagged, from a network of their own, and reporters who come one after the other. */
class Scene {
  readonly hall: Hall;
  culprit: SocketId;
  #ticket = 0;
  #networks = 0;

  constructor(options: ConstructorParameters<typeof Hall>[1] = {}) {
    this.hall = new Hall(undefined, options);
    this.culprit = this.hall.enter({ network: target, local: false });
  }

  /** A new session from a new network, unless one is named, meets the culprit. */
  meet(network = ++this.#networks, wish: { tags?: Uint8Array } = {}): SocketId {
    const { hall } = this;
    this.#ticket += 1;
    hall.next(this.culprit, this.#ticket, wish);
    // Whoever is one flag short of a block waits for so long.
    hall.pass(3_000);
    const reporter = hall.enter({ network, local: false });
    hall.join(reporter, 1, wish);
    expect(hall.last(reporter, 'Matched')).toBeDefined();
    return reporter;
  }

  flag(reporter: SocketId, reason: FlagReason = 'nudity', ticket = 1): void {
    this.hall.say(reporter, { type: 'Flag', ticket, reason });
  }

  meetAndFlag(network?: number, wish?: { tags?: Uint8Array }): SocketId {
    const reporter = this.meet(network, wish);
    this.hall.pass(sharedMs);
    this.flag(reporter);
    return reporter;
  }

  get isEnded(): boolean {
    return this.hall.at(this.culprit).closed === 'terminated';
  }

  /** The culprit reloads the page. */
  reload(): void {
    this.hall.close(this.culprit, 'closed');
    this.culprit = this.hall.enter({ network: target, local: false });
    this.#ticket = 0;
  }
}

describe('what a flag does at once', () => {
  test('[A1] it ends the pair, and the two never meet again', () => {
    const scene = new Scene();
    const { hall, culprit } = scene;
    const reporter = scene.meet();
    scene.flag(reporter, 'minor');
    expect(hall.last(culprit, 'PartnerLeft')).toMatchObject({ ticket: 1, why: 'left' });
    // Far more partners than are avoided anyway.
    for (let i = 0; i < 12; i++) {
      const other = hall.enter({ network: 5_000 + i, local: false });
      hall.next(reporter, 2 + i);
      hall.join(other, 1);
      hall.close(other, 'closed');
    }
    hall.next(reporter, 50);
    hall.next(culprit, 50);
    hall.pass(20_000);
    expect(hall.last(reporter, 'Matched')?.ticket).not.toBe(50);
  });

  test('[A1] the last partner can be flagged for a minute, and the next one is not touched', () => {
    const scene = new Scene();
    const { hall } = scene;
    const reporter = scene.meet();
    hall.pass(sharedMs);
    const other = hall.enter({ network: 7_000, local: false });
    hall.next(reporter, 2);
    hall.join(other, 1);
    expect(hall.last(reporter, 'Matched')?.ticket).toBe(2);
    hall.pass(59_000);
    scene.flag(reporter);
    expect(hall.all(other, 'PartnerLeft')).toEqual([]);
    expect(hall.moderation.totals(hall.now).flags.nudity).toBe(1);
    hall.pass(1_000);
    const late = scene.meet();
    hall.say(late, { type: 'Leave', ticket: 1, why: 'left' });
    hall.pass(60_000);
    scene.flag(late);
    expect(hall.moderation.totals(hall.now).flags.nudity).toBe(1);
  });

  test('[A1] who drops the socket and does wrong much later, in a call that goes on, is flagged', () => {
    const scene = new Scene();
    const { hall } = scene;
    const reporter = scene.meet();
    hall.pass(sharedMs);
    hall.close(scene.culprit, 'lost');
    hall.pass(15_000);
    expect(hall.last(reporter, 'PartnerLeft')?.why).toBe('lost');
    hall.pass(61_000);
    hall.pass(600_000);
    scene.flag(reporter);
    scene.flag(reporter);
    expect(hall.moderation.totals(hall.now).flags.nudity).toBe(1);
    // It weighs as any other: two more, on who comes back from there, and the network is blocked.
    scene.culprit = hall.enter({ network: target, local: false });
    for (const _ of [1, 2]) scene.meetAndFlag();
    expect(hall.moderation.totals(hall.now).blocks).toBe(1);
  });

  test('[A1] a lost partner can be flagged as long as a flag weighs anything, and no longer', () => {
    const scene = new Scene();
    const { hall } = scene;
    const reporter = scene.meet();
    hall.pass(sharedMs);
    hall.close(scene.culprit, 'lost');
    hall.pass(15_000);
    hall.pass(3_600_000);
    scene.flag(reporter);
    expect(hall.moderation.totals(hall.now).flags.nudity).toBe(0);
  });

  test('[A1] a pairing is flagged once, and what was never one is not', () => {
    const scene = new Scene();
    const { hall } = scene;
    const reporter = scene.meetAndFlag();
    scene.flag(reporter, 'spam');
    expect(hall.moderation.totals(0).flags).toMatchObject({ nudity: 1, spam: 0 });
    hall.join(reporter, 5);
    scene.flag(reporter, 'other', 5);
    scene.flag(reporter, 'other', 3);
    expect(hall.at(reporter).closed).toBeUndefined();
    expect(hall.moderation.totals(0).flags.other).toBe(0);
    scene.flag(reporter, 'other', 6);
    expect(hall.at(reporter).closed).toBe('badTicket');
  });
});

describe('what ends a session', () => {
  test('[A6] three networks do, in the middle of a call, and the partner is told', () => {
    const scene = new Scene();
    const { hall, culprit } = scene;
    const first = scene.meetAndFlag();
    scene.meetAndFlag();
    const last = scene.meet();
    hall.pass(sharedMs);
    hall.say(last, { type: 'Leave', ticket: 1, why: 'left' });
    const victim = scene.meet();
    expect(scene.isEnded).toBe(false);
    scene.flag(last, 'harassment');
    expect(scene.isEnded).toBe(true);
    const word = hall.last(culprit, 'Terminated');
    expect(word).toEqual({ type: 'Terminated', reason: 'harassment', seconds: 900 });
    expect(hall.last(victim, 'PartnerLeft')?.why).toBe('terminated');
    // Nobody else hears of it.
    expect(hall.all(first, 'Blocked')).toEqual([]);
  });

  test('[A2] one network with many sessions achieves nothing, nor does one /24', () => {
    const scene = new Scene();
    const { hall } = scene;
    for (let i = 0; i < 5; i++) scene.meetAndFlag(77);
    for (let network = 80; network < 90; network++) {
      hall.lineages.set(network, { blockable: [network], voice: 79, exempt: false });
      scene.meetAndFlag(network);
    }
    expect(scene.isEnded).toBe(false);
  });

  test('[A6] no reason lowers the number of networks', () => {
    const scene = new Scene();
    for (let i = 0; i < 2; i++) {
      const reporter = scene.meet();
      scene.hall.pass(sharedMs);
      scene.flag(reporter, 'minor');
    }
    expect(scene.isEnded).toBe(false);
  });

  test('[A3] flags fade: three in half an hour are not enough', () => {
    const scene = new Scene();
    for (let i = 0; i < 3; i++) {
      scene.meetAndFlag();
      scene.hall.pass(600_000);
    }
    expect(scene.isEnded).toBe(false);
  });

  test('[A5] who leaves at once is not counted; who was left at once is', () => {
    const hasty = new Scene();
    for (let i = 0; i < 4; i++) hasty.flag(hasty.meet());
    expect(hasty.isEnded).toBe(false);

    const flasher = new Scene();
    for (let i = 0; i < 3; i++) {
      const reporter = flasher.meet();
      flasher.hall.say(flasher.culprit, { type: 'Leave', ticket: i + 1, why: 'left' });
      flasher.flag(reporter);
    }
    expect(flasher.isEnded).toBe(true);
  });

  test('[A16] flags after a re-attachment end the pair, and count for nothing', () => {
    const scene = new Scene({ minSharedMs: 0 });
    const { hall } = scene;
    const sha = (bytes: Uint8Array) =>
      new Bun.CryptoHasher('sha256').update(bytes).digest().subarray(0, 16);
    for (let i = 1; i < 6; i++) {
      const [one, two] = [new Uint8Array(16).fill(i), new Uint8Array(16).fill(100 + i)];
      const other = hall.enter({ network: i, local: false });
      const come = (socket: SocketId, key: Uint8Array, partner: Uint8Array) =>
        hall.say(socket, { type: 'Reattach', ticket: i, key, partnerHash: sha(partner) });
      come(scene.culprit, one, two);
      come(other, two, one);
      scene.flag(other, 'nudity', i);
      expect(hall.last(scene.culprit, 'PartnerLeft')).toMatchObject({ ticket: i, why: 'left' });
    }
    expect(scene.isEnded).toBe(false);
  });
});

describe('what blocks a network', () => {
  test('[A2] a reload after each victim helps nobody, nor does dropping the socket', () => {
    for (const how of ['closed', 'lost'] as const) {
      const scene = new Scene();
      const { hall } = scene;
      for (let i = 0; i < 3; i++) {
        const reporter = scene.meet();
        hall.pass(sharedMs);
        hall.close(scene.culprit, how);
        if (how === 'closed') hall.pass(1_000);
        scene.flag(reporter);
        if (i < 2) {
          scene.culprit = hall.enter({ network: target, local: false });
          hall.pass(15_000);
        }
      }
      expect(hall.moderation.totals(hall.now).blocks).toBe(1);
      const again = hall.enter({ network: target, local: false });
      expect(hall.last(again, 'Blocked')?.seconds).toBe(900);
      expect(hall.at(again).closed).toBe('blocked');
    }
  });

  test('[A7] [A10] 15 minutes, an hour, four hours; the end comes at the second it says', () => {
    const scene = new Scene();
    const { hall } = scene;
    for (const seconds of [900, 3_600, 14_400, 14_400]) {
      for (let i = 0; i < 3; i++) scene.meetAndFlag();
      expect(hall.last(scene.culprit, 'Terminated')?.seconds).toBe(seconds);
      hall.pass(1_000 * seconds - 1);
      const early = hall.enter({ network: target, local: false });
      expect(hall.last(early, 'Blocked')?.seconds).toBe(1);
      hall.pass(1);
      scene.reload();
      expect(hall.at(scene.culprit).closed).toBeUndefined();
    }
    // Four hours after the end of the last block it is as if nothing had been.
    hall.pass(4 * 3_600_000);
    scene.reload();
    for (let i = 0; i < 3; i++) scene.meetAndFlag();
    expect(hall.last(scene.culprit, 'Terminated')?.seconds).toBe(900);
  });

  test('[A10] others on it hear how long, and no reason: at once, or when their call is over', () => {
    const scene = new Scene();
    const { hall } = scene;
    const idle = hall.enter({ network: target, local: false });
    const inCall = hall.enter({ network: target, local: false });
    const friend = hall.enter({ network: 6_000, local: false });
    hall.join(inCall, 1);
    hall.join(friend, 1);
    for (let i = 0; i < 3; i++) scene.meetAndFlag();
    expect(hall.at(idle).closed).toBe('blocked');
    expect(hall.last(idle, 'Blocked')?.seconds).toBe(900);
    expect(hall.at(inCall).closed).toBeUndefined();
    hall.next(inCall, 2);
    expect(hall.at(inCall).closed).toBe('blocked');
    expect(hall.last(friend, 'PartnerLeft')?.why).toBe('left');
    for (const other of [idle, inCall]) expect(hall.all(other, 'Terminated')).toEqual([]);
  });

  test('[A6] [A7] three friends cannot block a carrier: its sessions end, and work is asked for', () => {
    const scene = new Scene({ workBits: 4 });
    const { hall } = scene;
    for (let i = 0; i < 40; i++) {
      const [one, two] = [target, 3_000 + i].map((network) =>
        hall.enter({ network, local: false }),
      );
      hall.join(one as number, 1);
      hall.join(two as number, 1);
      hall.pass(6_000);
      for (const socket of [one, two]) hall.close(socket as number, 'closed');
    }
    for (let i = 0; i < 3; i++) scene.meetAndFlag(9_000 + i);
    expect(scene.isEnded).toBe(true);
    expect(hall.moderation.totals(hall.now).blocks).toBe(0);
    const neighbour = hall.enter({ network: target, local: false });
    hall.join(neighbour, 1);
    expect(hall.last(neighbour, 'Challenge')?.bits).toBeGreaterThanOrEqual(4);
  });

  test('[A4] who lies in wait under a shared interest ends a session, and blocks no network', () => {
    const scene = new Scene();
    const rare = { tags: tags(42) };
    // It is not helped by having met others before.
    for (const voice of [1, 2, 3]) {
      for (let other = 0; other < 5; other++) {
        const [one, two] = [voice, 100 * voice + other].map((network) =>
          scene.hall.enter({ network, local: false }),
        );
        scene.hall.join(one as number, 1, { mode: 'text' });
        scene.hall.join(two as number, 1, { mode: 'text' });
      }
    }
    for (const voice of [1, 2, 3]) scene.meetAndFlag(voice, rare);
    expect(scene.isEnded).toBe(true);
    expect(scene.hall.last(scene.culprit, 'Terminated')?.seconds).toBe(60);
    expect(scene.hall.moderation.totals(scene.hall.now).blocks).toBe(0);
    scene.hall.pass(60_000);
    scene.reload();
    expect(scene.hall.at(scene.culprit).closed).toBeUndefined();
  });

  test('[A11] a network without rules: the session ends, the network comes in', () => {
    const scene = new Scene();
    scene.hall.lineages.set(target, { blockable: [target], voice: target, exempt: true });
    for (let i = 0; i < 3; i++) scene.meetAndFlag();
    expect(scene.isEnded).toBe(true);
    scene.reload();
    expect(scene.hall.at(scene.culprit).closed).toBeUndefined();
  });

  test('[A17] the operator lifts all blocks', () => {
    const scene = new Scene();
    for (let i = 0; i < 3; i++) scene.meetAndFlag();
    scene.hall.moderation.liftAll(scene.hall.now);
    scene.reload();
    expect(scene.hall.at(scene.culprit).closed).toBeUndefined();
    for (let i = 0; i < 3; i++) scene.meetAndFlag();
    expect(scene.hall.last(scene.culprit, 'Terminated')?.seconds).toBe(900);
  });

  test('[A3] [A18] everything is forgotten in the end', () => {
    const scene = new Scene();
    for (let i = 0; i < 3; i++) scene.meetAndFlag();
    expect(scene.hall.moderation.size).toBe(4);
    scene.hall.pass(900_000 + 4 * 3_600_000);
    expect(scene.hall.moderation.size).toBe(0);
  });
});

describe('[I5] what the flag desk knows of a session', () => {
  /** How many former pairings can be flagged. */
  const former = ({ switchboard }: Hall) => switchboard.held().formerPairs;

  test('is gone with the session, though the other side may still flag it', () => {
    const hall = new Hall();
    const [ada, bob] = [hall.enter(), hall.enter()];
    hall.join(ada, 1);
    hall.join(bob, 1);
    hall.pass(sharedMs);
    hall.say(ada, { type: 'Leave', ticket: 1, why: 'left' });
    expect(former(hall)).toBe(2);
    hall.close(ada, 'closed');
    expect(former(hall)).toBe(1);
    hall.say(bob, { type: 'Flag', ticket: 1, reason: 'spam' });
    expect(hall.moderation.totals(hall.now).flags.spam).toBe(1);
    hall.close(bob, 'closed');
    expect(former(hall)).toBe(0);
  });

  test('is two pairings at most, however many were met', () => {
    const hall = new Hall();
    const ada = hall.enter();
    for (let ticket = 1; ticket <= 20; ticket++) {
      const bob = hall.enter();
      hall.join(bob, 1);
      hall.next(ada, ticket);
      hall.close(bob, 'closed');
      expect(former(hall)).toBeLessThanOrEqual(2);
    }
  });

  test('is a minute, or an hour where a line was lost', () => {
    for (const [how, ms] of [
      ['closed', 60_000],
      ['lost', 3_600_000],
    ] as const) {
      const hall = new Hall();
      const [ada, bob] = [hall.enter(), hall.enter()];
      hall.join(ada, 1);
      hall.join(bob, 1);
      hall.close(bob, how);
      hall.pass(15_000);
      const endedAt = how === 'closed' ? 15_000 : 0;
      hall.pass(ms - endedAt - 1);
      expect(former(hall)).toBe(1);
      hall.pass(1);
      expect(former(hall)).toBe(0);
    }
  });
});
