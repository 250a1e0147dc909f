import { describe, expect, test } from 'bun:test';
import { closeCodes } from '@passerby/protocol/close-codes';
import {
  commitmentBytes,
  maxDescriptionBytes,
  maxLocalCandidatesBytes,
  maxTags,
} from '@passerby/protocol/limits';
import { eventually } from '@passerby/test-kit/eventually';
import { createMemoryLimit, memoryLimitObstacle } from '@passerby/test-kit/memory-limit';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { enterMany, frameOf, openMany } from './attackers.ts';
import { opcodes } from './server-raw-socket.ts';
import { whileTwoTalk } from './two-who-talk.ts';
import { joinFrame } from './wish.ts';

const obstacle = memoryLimitObstacle();
if (obstacle) console.log(`skipped: ${obstacle}`);

/** What the server and its buffers may take; of itself it takes 30 of it, and the rest is files that can go. */
const limitMib = 144;
const socketsPerNetwork = 128;
/** Networks that come together; what one visit of them leaves behind, and how often others come. */
const atOnce = 8;
const visits = 40;
/** As main.ts has it. */
const mostLingering = 16_384;

const network = (number: number) => `127.1.${number >> 8}.${number & 255}`;

/** The most that one session can make the server hold. */
const largest = (language: number) =>
  frameOf(
    joinFrame(1, {
      mode: 'text',
      // With an interest of its own, and a language that few speak: nobody is met.
      language,
      description: new Uint8Array(maxDescriptionBytes).fill(7),
      local: new Uint8Array(maxLocalCandidatesBytes).fill(7),
      commitment: new Uint8Array(commitmentBytes).fill(7),
      tags: crypto.getRandomValues(new Uint8Array(6 * maxTags)),
    }),
  );

async function lingering(server: ServerProcess): Promise<number> {
  const { held } = await (await fetch(`${server.url}/inventory.json`)).json();
  return held.find(({ name }: { readonly name: string }) => name === 'lingering').now;
}

describe.skipIf(obstacle !== undefined)('[E128] a server that may use little memory', () => {
  test('[S8] is filled with all that strangers can leave in it: it refuses, forgets, and those who talk go on', async () => {
    const limit = createMemoryLimit(limitMib);
    const server = await startServerProcess({
      flags: ['--stun-ports=none', '--site=/nowhere', '--resume-window=60', '--relax-after=60'],
      wrapper: limit.wrapper,
    });
    try {
      await whileTwoTalk(server, async () => {
        for (let visit = 0; visit < visits; visit++) {
          const of = (i: number) => network(visit * atOnce + (i % atOnce));
          const crowd = await enterMany(server.port, atOnce * socketsPerNetwork, of);
          for (const [i, socket] of crowd.entries()) socket.write(largest(1 + (i % 600)));
          await Promise.all(crowd.map((socket) => socket.next(opcodes.binary)));
          if (visit === 0) {
            const [more] = await openMany(server.port, 1, of);
            expect(await more?.closeCode()).toBe(closeCodes.tooManySockets);
          }
          for (const { tcp } of crowd) tcp.resetAndDestroy();
        }
        // Two and a half times as many were here: the oldest are given up.
        await eventually('the last of them to be missed', async () => {
          return (await lingering(server)) === mostLingering;
        });
      });
      console.log(
        `${visits * atOnce * socketsPerNetwork} sessions, at most ${limit.peakMib().toFixed()} MiB`,
      );
      expect(limit.kills()).toBe(0);
      expect(await server.stop()).toBe(0);
      expect(server.output().stderr).toBe('');
    } finally {
      await server.kill();
      limit.remove();
    }
  }, 90_000);

  test('the control: whoever takes more than that is killed', async () => {
    const limit = createMemoryLimit(limitMib);
    const greedy = `Buffer.alloc(${2 * limitMib} << 20, 1)`;
    const command = [...limit.wrapper, process.execPath, '-e', greedy];
    const child = Bun.spawn(command, { stdout: 'ignore', stderr: 'ignore' });
    expect(await child.exited).toBe(128 + 9);
    expect(limit.kills()).toBe(1);
    limit.remove();
  });
});
