import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy } from '@passerby/test-kit/source-proxy';
import { expectCall, meet } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

test('[E14] two people on different networks meet', async () => {
  const proxies = await Promise.all(
    ['127.0.2.1', '127.0.3.1'].map((from) => createSourceProxy({ targetPort: server.port, from })),
  );
  const [ann, ben] = await Promise.all(
    proxies.map((proxy) => browsers.person('chromium', proxy.url)),
  );
  if (ann === undefined || ben === undefined) throw new Error('two people, please');
  await Promise.all([ann.openWithDevices(), ben.openWithDevices()]);
  await meet(ann, ben);
  await expectCall(ann, ben);
  for (const person of [ann, ben]) await browsers.expectNoTraces(person);
  await Promise.all([ann.tab.close(), ben.tab.close()]);
  for (const person of [ann, ben]) await browsers.expectNoTraces(person);
  await Promise.all(proxies.map((proxy) => proxy.close()));
});
