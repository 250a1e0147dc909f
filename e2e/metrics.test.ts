import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { eventually } from '@passerby/test-kit/eventually';
import { freePort } from '@passerby/test-kit/free-port';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { openWireClient } from '@passerby/test-kit/wire-client';
import dashboard from '../deploy/prometheus/dashboard.json' with { type: 'json' };

const folder = fileURLToPath(new URL('../deploy/prometheus/', import.meta.url));
const promtool = Bun.which('promtool');
if (promtool === null) console.log('skipped in part: promtool (Debian: prometheus) is not here');

let server: ServerProcess;
let metricsUrl: string;
let certificates: string;

beforeAll(async () => {
  certificates = await mkdtemp(join(tmpdir(), 'passerby-metrics-'));
  const { certFile, keyFile } = await makeCertificate(certificates);
  const port = freePort();
  metricsUrl = `http://127.0.0.1:${port}`;
  server = await startServerProcess({
    flags: [
      `--metrics=127.0.0.1:${port}`,
      ...[`--tls-cert=${certFile}`, `--tls-key=${keyFile}`, '--relay-port=0'],
    ],
  });
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  expect(server.output().stderr).toBe('');
  await rm(certificates, { recursive: true });
});

const read = async () => (await fetch(`${metricsUrl}/metrics`)).text();
const totalIn = (text: string, name: string) =>
  Number(new RegExp(`^${name.replace(/[{}"+]/g, '\\$&')} (\\d+)$`, 'm').exec(text)?.[1]);

async function run(words: readonly string[], input?: string) {
  const child = Bun.spawn([promtool as string, ...words], {
    cwd: folder,
    stdin: input === undefined ? 'ignore' : new TextEncoder().encode(input),
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const output =
    (await new Response(child.stdout).text()) + (await new Response(child.stderr).text());
  return { code: await child.exited, output };
}

describe('[G5] where it is', () => {
  test('it answers on its own address alone, and one path alone', async () => {
    const answer = await fetch(`${metricsUrl}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toStartWith('text/plain; version=0.0.4');
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    for (const path of ['/', '/healthz', '/socket', '/metrics/x']) {
      expect((await fetch(`${metricsUrl}${path}`)).status).toBe(404);
    }
    expect((await fetch(`${metricsUrl}/metrics`, { method: 'POST' })).status).toBe(404);
    // The port that people come to knows nothing of it.
    const tls = { rejectUnauthorized: false };
    expect((await fetch(`${server.url}/metrics`, { tls })).status).toBe(404);
  });

  test('without the option nothing more is open', async () => {
    const quiet = await startServerProcess();
    const open = (pid: number) => {
      const { stdout } = Bun.spawnSync(['ss', '-Hltnp']);
      return stdout.toString().split(`pid=${pid},`).length - 1;
    };
    if (Bun.which('ss') === null) console.log('skipped: ss is not here to count listeners');
    else expect([open(quiet.pid), open(server.pid)]).toEqual([1, 2]);
    await quiet.stop();
  });
});

test('[G5] what people do moves it, by eight', async () => {
  const before = await read();
  expect(totalIn(before, 'passerby_pairs_total')).toBe(0);
  const [one, other] = await Promise.all(
    [1, 2].map(() => openWireClient({ url: server.url, origin: server.url })),
  );
  for (const client of [one, other]) {
    client?.send({ type: 'Hello', version: 1 });
    await client?.next('Welcome');
  }
  one?.send({ type: 'AskRelay' });
  await one?.next('Relay');
  for (const client of [one, other]) {
    client?.send({
      type: 'Join',
      ticket: 1,
      mode: 'text',
      language: 0,
      generation: 0,
      hardNat: false,
      relayOnly: false,
      commitment: new Uint8Array(32),
      tags: new Uint8Array(0),
      description: Uint8Array.of(1, 2, 3),
      local: new Uint8Array(0),
    });
  }
  await Promise.all([one?.next('Matched'), other?.next('Matched')]);
  one?.send({ type: 'Leave', ticket: 1, why: 'neverConnected' });
  await other?.next('PartnerLeft');
  const after = await eventually('the totals', async () => {
    const text = await read();
    return totalIn(text, 'passerby_never_connected_total') > 0 ? text : undefined;
  });
  for (const [name, value] of [
    ['passerby_sessions', 8],
    ['passerby_sessions_total', 8],
    ['passerby_pairs_total', 8],
    ['passerby_never_connected_total', 8],
    ['passerby_relay_passes_total', 8],
    ['passerby_wait_seconds_count', 8],
    ['passerby_wait_seconds_bucket{le="60"}', 8],
    ['passerby_relay_up', 1],
    ['passerby_matching_paused', 0],
  ] as const) {
    expect([name, totalIn(after, name)]).toEqual([name, value]);
  }
  const inTwoDays = Date.now() / 1_000 + 2 * 86_400;
  expect(Math.abs(totalIn(after, 'passerby_certificate_end_seconds') - inTwoDays)).toBeLessThan(
    600,
  );
  await Promise.all([one?.close(), other?.close()]);
}, 30_000);

describe.skipIf(promtool === null)('[G5] with the tools of Prometheus', () => {
  test('what is shown has the right form', async () => {
    const { code, output } = await run(['check', 'metrics'], await read());
    // Its taste in names is no fault: process_start_time_seconds and the like are Prometheus' own.
    expect([code, output]).toEqual([0, '']);
  });

  test('configuration and rules are right, and the rules ring when they should', async () => {
    expect((await run(['check', 'config', 'prometheus.yml'])).code).toBe(0);
    expect((await run(['check', 'rules', 'alerts.yml'])).code).toBe(0);
    const tested = await run(['test', 'rules', 'alerts.test.yml']);
    expect([tested.code, tested.output]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });
});

test('[G5] rules and dashboard ask for nothing that is not shown', async () => {
  const text = await read();
  const shown = new Set([...text.matchAll(/^([a-z_]+)/gm)].map(([name]) => name));
  const rules = await Bun.file(join(folder, 'alerts.yml')).text();
  const asked = [
    ...rules.matchAll(/\b(?:passerby|process)_[a-z_]+/g),
    ...JSON.stringify(dashboard).matchAll(/\b(?:passerby|process)_[a-z_]+/g),
  ].map(([name]) => name);
  expect(asked.length).toBeGreaterThan(20);
  for (const name of asked) expect(shown).toContain(name);
});
