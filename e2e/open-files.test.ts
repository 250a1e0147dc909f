import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { connect, type Socket } from 'node:net';
import { eventually } from '@passerby/test-kit/eventually';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { frameOf, holdings, processorTicks } from './attackers.ts';
import { pairOn } from './node-scene.ts';
import { upgradeRequest } from './server-raw-socket.ts';
import { whileTwoTalk } from './two-who-talk.ts';

const isLinux = process.platform === 'linux';
if (!isLinux) console.log('skipped: only Linux tells a process how many files it may open');

/** What the server may open; some 15 are its own. */
const mostFiles = 128;
const hello = Buffer.concat([
  Buffer.from(upgradeRequest()),
  frameOf({ type: 'Hello', version: 1 }),
]);

describe.skipIf(!isLinux)('[E124] [S8] no file is left', () => {
  let server: ServerProcess;
  beforeEach(async () => {
    server = await startServerProcess({
      flags: [
        ...['--stun-ports=none', '--site=/nowhere'],
        ...['--sockets-per-network=10000', '--openings-per-second=10000'],
      ],
      wrapper: ['sh', '-c', `ulimit -n ${mostFiles}; "$@"; exit $?`, 'sh'],
    });
  });
  afterEach(async () => {
    expect(await server.stop()).toBe(0);
  });

  interface Visitor {
    readonly tcp: Socket;
    isAnswered: boolean;
    isOver: boolean;
  }

  /** More than there is room for, all at once. */
  function crowd(says: Uint8Array): readonly Visitor[] {
    return Array.from({ length: 2 * mostFiles }, () => {
      const tcp = connect(server.port, '127.0.0.1');
      const visitor: Visitor = { tcp, isAnswered: false, isOver: false };
      tcp.on('error', () => {});
      tcp.on('data', () => {
        visitor.isAnswered = true;
      });
      tcp.on('close', () => {
        visitor.isOver = true;
      });
      if (says.length > 0) tcp.write(says);
      return visitor;
    });
  }

  const isLetIn = () =>
    fetch(`${server.url}/healthz`, { headers: { Connection: 'close' } }).then(
      ({ ok }) => ok,
      () => false,
    );
  const log = () => server.output().stderr;

  test('sessions: the others are refused, the processor rests, and when some go newcomers get in', async () => {
    await whileTwoTalk(server, async () => {
      const visitors = crowd(hello);
      await eventually('the doors to be shut', () => log() === 'passerby filesShort\n');
      await eventually('everybody to be in, or refused', () =>
        visitors.every(({ isAnswered, isOver }) => isAnswered || isOver),
      );
      const inside = visitors.filter(({ isOver }) => !isOver);
      expect(inside.length).toBeGreaterThan(mostFiles / 2);
      expect(inside.length).toBeLessThan(mostFiles);
      expect(await isLetIn()).toBe(false);

      const before = processorTicks(server.pid);
      await Bun.sleep(2_000);
      // A process that is told again and again of connections it cannot take has 130 to 200.
      expect(processorTicks(server.pid) - before).toBeLessThan(40);
      expect(inside.filter(({ isOver }) => isOver)).toEqual([]);
      expect(await isLetIn()).toBe(false);

      for (const { tcp } of inside.slice(0, mostFiles / 4)) tcp.destroy();
      await eventually('the doors to be open', isLetIn);
      // Those who were in have noticed nothing, and newcomers meet beside them.
      const newcomers = await pairOn(server, server);
      for (const person of newcomers) await person.close();
      const stayed = inside.slice(mostFiles / 4);
      expect(stayed.filter(({ isOver }) => isOver)).toEqual([]);
      for (const { tcp } of stayed) tcp.destroy();
      await eventually('they are gone', () => holdings(server.pid).files < mostFiles / 4);
    });
    expect(log()).toBe('passerby filesShort\npasserby filesFree\n');
  }, 60_000);

  test('connections that say nothing: they are ended as ever, and whoever talks goes on', async () => {
    await whileTwoTalk(server, async () => {
      const visitors = crowd(new Uint8Array(0));
      await eventually('the doors to be shut', () => log().startsWith('passerby filesShort\n'));
      await eventually('all are ended', () => visitors.every(({ isOver }) => isOver));
      await eventually('the doors to be open', isLetIn);
    });
    expect(log()).toEndWith('passerby filesFree\n');
  }, 60_000);
});
