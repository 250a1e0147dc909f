import { progress } from '../connect/progress.ts';
import { residentBytes } from '../process-figures.ts';
import { quantile } from '../quantile.ts';
import { startPasserby } from '../subject.ts';
import { type Figure, figure } from '../table.ts';
import type { JoiningClients, Said } from './joining-clients.ts';
import { connectPasserby, type Visitor } from './visitor.ts';

const connected = 15_000;
const joinsPerSecond = 1_000;
const joinsForSeconds = 10;
const clientProcesses = 8;
/** By then the full collections that follow the last request are over. */
const hereForMs = 35_000;

const sessions = 200_000;
/** So many have come and gone before the first look: what grows until then is what stays the same. */
const sessionsBefore = 20_000;
const sessionsAtOnce = 500;
/**
 * Whoever is gone without a word may come back for a while, and the engine lets what they leave lie for a minute
 * more: sooner, two looks at the same server differ by a tenth.
 */
const settledMs = 75_000;

const visitorsAtOnce = 64;

async function connect(url: string, count: number): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  while (visitors.length < count) {
    const batch = Math.min(visitorsAtOnce, count - visitors.length);
    const more = Array.from({ length: batch }, (_, i) => connectPasserby(url, visitors.length + i));
    visitors.push(...(await Promise.all(more)));
  }
  return visitors;
}

/**
 * How long somebody who joins waits for the match, with many connected and a steady stream of joins: right after all
 * of them came, and when they have been here for a while. The wait for another one to join, a millisecond at this
 * rate, is in it; so is the time that the clients themselves take. They are several processes: the collections of
 * one that held them all would keep everybody waiting for twenty milliseconds.
 */
export async function measureTimeToMatch(): Promise<Figure[]> {
  return [
    ...(await timeToMatch('right after they came', 0)),
    ...(await timeToMatch(`${hereForMs / 1_000} s after they came`, hereForMs)),
  ];
}

async function timeToMatch(said: string, afterMs: number): Promise<Figure[]> {
  progress(`${joinsPerSecond} joins a second, ${connected} connected, ${said}`);
  const server = await startPasserby();
  const processes = Array.from({ length: clientProcesses }, () => startClients(server.url));
  try {
    await Promise.all(processes.map(({ connected }) => connected));
    await Bun.sleep(afterMs);
    for (const { begin } of processes) begin();
    const waits = (await Promise.all(processes.map(({ waitsMs }) => waitsMs))).flat();
    const shown = (part: number) => `${quantile(waits, part).toFixed(1)} ms`;
    const what = `from join to match, ${joinsPerSecond} joins a second, ${connected} connected, ${said}`;
    return [
      figure(`${what}: 99 of 100 within`, shown(0.99), `half within ${shown(0.5)}`),
      figure(
        `${what}: matched`,
        `${waits.length}`,
        `of ${joinsPerSecond * joinsForSeconds} that joined`,
      ),
    ];
  } finally {
    for (const { end } of processes) end();
    await server.stop();
  }
}

function startClients(url: string) {
  const here = Promise.withResolvers<void>();
  const waits = Promise.withResolvers<readonly number[]>();
  const share: JoiningClients = {
    url,
    connected: connected / clientProcesses,
    joins: (joinsPerSecond * joinsForSeconds) / clientProcesses,
    joinsPerSecond: joinsPerSecond / clientProcesses,
  };
  const script = Bun.fileURLToPath(new URL('./joining-clients.ts', import.meta.url));
  const child = Bun.spawn([process.execPath, script, JSON.stringify(share)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    ipc(said: Said) {
      if ('waitsMs' in said) waits.resolve(said.waitsMs);
      else here.resolve();
    },
    onExit() {
      const gone = new Error('clients ended before their time');
      here.reject(gone);
      waits.reject(gone);
    },
  });
  return {
    connected: here.promise,
    waitsMs: waits.promise,
    begin: () => child.send('begin'),
    end: () => child.kill(),
  };
}

/** Memory of the process when many have come, been matched and gone, beside that when few had. */
export async function measureGrowth(): Promise<Figure[]> {
  progress(`${sessions} sessions that come and go`);
  const server = await startPasserby();
  try {
    let passed = 0;
    const pass = async (until: number) => {
      for (; passed < until; passed += sessionsAtOnce) {
        const visitors = await connect(server.url, sessionsAtOnce);
        await Promise.all(
          visitors.map(
            (visitor) =>
              new Promise<void>((resolve) => {
                visitor.onMatched = resolve;
                visitor.join();
              }),
          ),
        );
        for (const visitor of visitors) visitor.close();
      }
      await Bun.sleep(settledMs);
      return residentBytes(server.pid);
    };
    const before = await pass(sessionsBefore);
    const after = await pass(sessions);
    const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
    return [
      figure(
        `resident memory after ${sessions} sessions`,
        megabytes(after),
        `after ${sessionsBefore} ${megabytes(before)}`,
        after / before,
      ),
    ];
  } finally {
    await server.stop();
  }
}
