import { describe, expect, test } from 'bun:test';
import { type Line, writeConversation } from '@passerby/test-kit/conversation';
import { depth } from '@passerby/test-kit/depth';
import { shortest } from '@passerby/test-kit/shortest';
import { createPlayer } from './test-conversation.ts';
import { Hall } from './test-hall.ts';

/*
 * Whole conversations, written from the schema of the wire and a seed: everything that a client can say, in
 * any order, from any state, by people who lose their lines, come back with tokens of others and garble
 * their frames. What breaks a rule is printed as the few lines that it takes.
 */

const cast = { people: 10, networks: 14, mostWaitMs: 9_000 };
const moderation = {
  // The first flag that counts ends a session: so that much of it happens.
  flagThreshold: 1,
  minSharedMs: 0,
  pauseMs: 2_000,
  blockMs: [4_000, 8_000],
  flagsPerVoice: 1_000,
} as const;
const openHall = () => new Hall(undefined, moderation, { mostLingering: 2 });

/** The rule that these lines break, if they break one. */
function brokenBy(lines: readonly Line[], hall: Hall, heard: Record<string, number> = {}) {
  const player = createPlayer(hall);
  try {
    for (const line of lines) player.play(line);
    player.leaveAll();
    hall.pass(15_000);
    expect(hall.switchboard.totals()).toEqual({ sessions: 0, waiting: 0, pairs: 0 });
    expect(hall.switchboard.parked).toBe(0);
  } catch (broken) {
    return broken instanceof Error ? broken.message : String(broken);
  } finally {
    for (const [type, times] of Object.entries(player.heard)) {
      heard[type] = (heard[type] ?? 0) + times;
    }
  }
  return undefined;
}

const inWords = (lines: readonly Line[]) =>
  lines.map((line) => Bun.inspect(line, { depth: 4 }).replaceAll(/\s+/g, ' ')).join('\n');

test('[I1-I6] [R5] whatever anybody says, in whatever order, the rules hold', () => {
  const count = depth({ quick: 200, deep: 10_000, of: 'conversations of 400 lines' });
  const seed = Number(process.env['PASSERBY_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`seed ${seed} (PASSERBY_SEED=${seed} plays the same again)`);
  const heard: Record<string, number> = {};
  for (let i = 0; i < count; i++) {
    const lines = writeConversation(seed + i, 400, cast);
    const rule = brokenBy(lines, openHall(), heard);
    if (rule === undefined) continue;
    const few = shortest(lines, (some) => brokenBy(some, openHall()) === rule);
    throw new Error(`conversation ${seed + i} breaks ${rule}:\n${inWords(few)}`);
  }
  // It is a conversation only if people meet, talk, and are stopped.
  for (const type of ['Matched', 'Signal', 'PartnerLeft', 'Reattached', 'Record', 'Relay']) {
    expect([type, (heard[type] ?? 0) > count / 5]).toEqual([type, true]);
  }
  for (const type of ['Terminated', 'Blocked']) {
    expect([type, (heard[type] ?? 0) > count / 50]).toEqual([type, true]);
  }
}, 300_000);

test('a seed is a conversation, and another seed another', () => {
  expect(writeConversation(7, 50, cast)).toEqual(writeConversation(7, 50, cast));
  expect(writeConversation(7, 50, cast)).not.toEqual(writeConversation(8, 50, cast));
});

describe('the controls: a switchboard with one fault is found out, and by few lines', () => {
  /** A hall that does something else with what it hears. */
  function faulty(fault: (hall: Hall, ...heard: Parameters<Hall['say']>) => boolean): Hall {
    const hall = openHall();
    const say = hall.say.bind(hall);
    hall.say = (socket, message) => {
      if (!fault(hall, socket, message)) say(socket, message);
    };
    return hall;
  }

  function found(openFaulty: () => Hall) {
    for (let seed = 1; seed < 200; seed++) {
      const lines = writeConversation(seed, 400, cast);
      const rule = brokenBy(lines, openFaulty());
      if (rule === undefined) continue;
      return {
        rule,
        lines: shortest(lines, (some) => brokenBy(some, openFaulty()) === rule).length,
      };
    }
    return undefined;
  }

  test('one that does not hear that somebody leaves', () => {
    const deaf = () => faulty((_hall, _socket, { type }) => type === 'Leave');
    // Two come, and wait for each other; one leaves.
    expect(found(deaf)?.lines).toBeLessThanOrEqual(5);
  });

  test('one that hands a signal to whoever came first', () => {
    const open = () =>
      faulty((hall, socket, message) => {
        if (message.type !== 'Signal') return false;
        const [first] = [...hall.sockets.values()].filter((seen) => !seen.closed);
        if (first && first.socket !== socket) first.messages.push(structuredClone(message));
        return true;
      });
    expect(found(open)?.rule).toMatch(/\[I3\]|\[I6\]|\[S5\]|\[R2\]/);
  });
});
