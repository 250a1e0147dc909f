import { afterAll, describe, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { protocolVersion } from '@passerby/protocol/limits';
import { createCanaries } from '@passerby/test-kit/canaries';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { eventually } from '@passerby/test-kit/eventually';
import { canScanMemory, scanMemory } from '@passerby/test-kit/memory-scan';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { openWireClient } from '@passerby/test-kit/wire-client';

/** As much as a client may send at once: what a stalled line saves up. */
const framesAtOnce = 40;
const frameBytes = 3_000;

const folder = mkdtempSync(join(tmpdir(), 'passerby-bursts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { certFile, keyFile } = await makeCertificate(folder);

const able = canScanMemory();
if (!able) console.log('skipped: reading raw memory takes root on Linux');

describe.skipIf(!able)('[F2] frames that were read all at once', () => {
  for (const [name, flags] of [
    ['plain', []],
    ['over TLS', [`--tls-cert=${certFile}`, `--tls-key=${keyFile}`]],
  ] as const) {
    test(`${name}: are in memory at first, and gone a few seconds later, though nobody comes`, async () => {
      const server = await startServerProcess({ flags });
      const canaries = createCanaries();
      const found = () => scanMemory(server.pid, canaries.needles).finds.length;
      const whileItSleeps = <T>(job: () => T): T => {
        process.kill(server.pid, 'SIGSTOP');
        try {
          return job();
        } finally {
          process.kill(server.pid, 'SIGCONT');
        }
      };
      // The control: what is looked for can be found. A sweep may come in between, so it is tried again.
      await eventually('a burst in memory', async () => {
        const client = await openWireClient({ url: server.url });
        client.send({ type: 'Hello', version: protocolVersion });
        await client.next('Welcome');
        process.kill(server.pid, 'SIGSTOP');
        for (let i = 0; i < framesAtOnce; i++) {
          const blob = canaries.bytes('Signal.blob', frameBytes);
          client.send({ type: 'Signal', ticket: 0, blob });
        }
        await Bun.sleep(100);
        process.kill(server.pid, 'SIGCONT');
        await Bun.sleep(100);
        const isFound = whileItSleeps(found) > 0;
        await client.close();
        return isFound;
      });
      await eventually('it to be overwritten', () => found() === 0, { everyMs: 1_000 });
      await server.stop();
    });
  }
});
