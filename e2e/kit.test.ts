import { afterAll, expect, test } from 'bun:test';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startChromium } from '@passerby/test-kit/chromium';
import { eventually } from '@passerby/test-kit/eventually';
import { startFirefox } from '@passerby/test-kit/firefox';
import { canScanMemory, scanMemory } from '@passerby/test-kit/memory-scan';
import { needlesOfBytes } from '@passerby/test-kit/needle';
import { readReception, watchPage } from '@passerby/test-kit/page-watch';
import { createSourceProxy } from '@passerby/test-kit/source-proxy';
import { createTrace } from '@passerby/test-kit/strace';
import type { Equipment, Tab } from '@passerby/test-kit/tab';
import { noTraces, readTraces } from '@passerby/test-kit/traces';

// The instruments, held against things that are known: one that saw nothing would pass every test.

const html = { 'content-type': 'text/html' };
const seen: string[] = [];
const site = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request, server) {
    seen.push(server.requestIP(request)?.address ?? '');
    if (server.upgrade(request)) return;
    const { pathname } = new URL(request.url);
    if (pathname !== '/worker.js')
      return new Response('<!doctype html><p>here</p>', { headers: html });
    return new Response('', { headers: { 'content-type': 'text/javascript' } });
  },
  websocket: { message() {} },
});
const origin = `http://127.0.0.1:${site.port}`;
afterAll(() => site.stop(true));

const all = { camera: true, microphone: true, permission: 'granted' } as const;

for (const engine of ['chromium', 'firefox'] as const) {
  const start = engine === 'chromium' ? startChromium : startFirefox;
  const opened = (equipment: Equipment, use: (tab: Tab) => Promise<void>) => async () => {
    const browser = await start(equipment);
    try {
      const tab = await browser.openTab(equipment, origin);
      await tab.beforeEveryPage(watchPage);
      await tab.goto(origin);
      await use(tab);
    } finally {
      await browser.close();
    }
  };

  test(
    `[K1] ${engine}: pictures and sound of a call in one page are counted`,
    opened({ engine, ...all }, async (tab) => {
      await tab.evaluate(callOneself, undefined);
      const first = await eventually('something decoded', async () => {
        const reception = await tab.evaluate(readReception, undefined);
        return reception.framesDecoded > 0 && reception.audioEnergy > 0 && reception;
      });
      await eventually('more of it', async () => {
        const { framesDecoded, audioEnergy } = await tab.evaluate(readReception, undefined);
        return framesDecoded > first.framesDecoded + 5 && audioEnergy > first.audioEnergy;
      });
    }),
  );

  test(
    `[K2] ${engine}: every kind of trace is found`,
    opened({ engine, ...all }, async (tab) => {
      expect(await readTraces(tab, origin)).toEqual(noTraces);
      await tab.evaluate(leaveTraces, undefined);
      const traces = await readTraces(tab, origin);
      const without = Object.entries(traces).filter(([, found]) => found.length === 0);
      expect(without).toEqual([]);
      expect(traces.otherHosts).toContain('127.0.0.2:4711');
      expect(traces.otherHosts).toContain('192.0.2.7');
      await tab.close();
      const left = await readTraces(tab, origin);
      expect(left.databases).toEqual(['left']);
      expect(left.sessionStorage).toEqual([]);
    }),
  );

  test(
    `[kit] ${engine}: refused, then granted without a reload`,
    opened({ engine, ...all, permission: 'refused' }, async (tab) => {
      expect(await tab.evaluate(openDevices, { video: true, audio: true })).toBe('NotAllowedError');
      await tab.permit('granted', origin);
      expect(await tab.evaluate(openDevices, { video: true, audio: true })).toBe('audio video');
    }),
  );

  test(`[kit] ${engine}: a computer without a camera, and one without anything`, async () => {
    const noCamera = { engine, ...all, camera: false };
    await opened(noCamera, async (tab) => {
      expect(await tab.evaluate(openDevices, { video: true })).toBe('NotFoundError');
      expect(await tab.evaluate(openDevices, { audio: true })).toBe('audio');
    })();
    await opened({ ...noCamera, microphone: false }, async (tab) => {
      expect(await tab.evaluate(openDevices, { video: true })).toBe('NotFoundError');
      expect(await tab.evaluate(openDevices, { audio: true })).toBe('NotFoundError');
    })();
  });
}

test('[kit] firefox: a computer without a microphone', async () => {
  const equipment = { engine: 'firefox', ...all, microphone: false } as const;
  const browser = await startFirefox(equipment);
  try {
    const tab = await browser.openTab(equipment, origin);
    await tab.goto(origin);
    expect(await tab.evaluate(openDevices, { audio: true })).toBe('NotFoundError');
    expect(await tab.evaluate(openDevices, { video: true })).toBe('video');
  } finally {
    await browser.close();
  }
});

test('[kit] a proxy dials from the address it is given, and breaks when told to', async () => {
  const proxy = await createSourceProxy({ targetPort: Number(site.port), from: '127.0.9.1' });
  seen.length = 0;
  expect((await fetch(proxy.url)).status).toBe(200);
  expect(seen).toEqual(['127.0.9.1']);
  const socket = new WebSocket(proxy.url.replace('http', 'ws'));
  const ended = new Promise((resolve) => socket.addEventListener('close', resolve));
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  proxy.cut();
  await ended;
  expect(proxy.connections()).toBe(0);
  await proxy.close();
});

test.skipIf(!canScanMemory())('[kit] what a process keeps is read out of its memory', async () => {
  const told = crypto.getRandomValues(new Uint8Array(16));
  const untold = crypto.getRandomValues(new Uint8Array(16));
  const keep = 'globalThis.kept = await Bun.stdin.bytes(); setInterval(() => {}, 1e9)';
  const keeper = Bun.spawn([process.execPath, '-e', keep], { stdin: 'pipe' });
  try {
    keeper.stdin.write(told);
    await keeper.stdin.end();
    await eventually('what it was told', () => scan(keeper.pid, told).finds.length > 0);
    const other = scan(keeper.pid, untold);
    expect(other.finds).toEqual([]);
    expect(other.scannedBytes).toBeGreaterThan(1_000_000);
  } finally {
    keeper.kill();
  }
});

const scan = (pid: number, canary: Uint8Array) => scanMemory(pid, needlesOfBytes('stdin', canary));

test('[kit] strace sees a file that is written and one that is only read', async () => {
  const trace = createTrace();
  try {
    const script = `
      await Bun.file(${JSON.stringify(import.meta.path)}).text();
      require('node:fs').writeFileSync(process.env.OUT, 'x'.repeat(9));
      console.log('said');
      await fetch(process.env.SITE);
    `;
    const out = join(import.meta.dir, '.written-by-k6');
    const child = Bun.spawn([...trace.wrapper, process.execPath, '-e', script], {
      env: { ...process.env, OUT: out, SITE: origin },
      stdout: 'pipe',
    });
    await child.exited;
    await Bun.file(out).delete();
    const report = trace.report();
    expect(report.touchedFiles.filter((file) => file === out)).toHaveLength(1);
    expect(report.touchedFiles).not.toContain(import.meta.path);
    expect(report.writtenBytes[out]).toBe(9);
    expect(report.writtenBytes['stdout']).toBe(5);
    expect(report.connectedTo).toEqual([new URL(origin).host]);
  } finally {
    trace.remove();
  }
});

/** Runs in the page. */
async function callOneself(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  one.onicecandidate = ({ candidate }) => void other.addIceCandidate(candidate ?? undefined);
  other.onicecandidate = ({ candidate }) => void one.addIceCandidate(candidate ?? undefined);
  for (const track of stream.getTracks()) one.addTrack(track, stream);
  other.ontrack = ({ track }) => {
    // A browser decodes only what somebody sees and hears.
    const player = document.createElement(track.kind === 'audio' ? 'audio' : 'video');
    player.srcObject = new MediaStream([track]);
    player.muted = track.kind === 'video';
    void player.play();
  };
  await one.setLocalDescription();
  await other.setRemoteDescription(one.localDescription as RTCSessionDescription);
  await other.setLocalDescription();
  await one.setRemoteDescription(other.localDescription as RTCSessionDescription);
}

/** Runs in the page. */
async function openDevices(wanted: MediaStreamConstraints): Promise<string> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(wanted);
    const kinds = stream.getTracks().map((track) => {
      track.stop();
      return track.kind;
    });
    return kinds.sort().join(' ');
  } catch (error) {
    return (error as DOMException).name;
  }
}

/** Runs in the page: everything that Passerby must not do. */
async function leaveTraces(): Promise<void> {
  // biome-ignore lint/suspicious/noDocumentCookie: that is the trace.
  document.cookie = 'left=1';
  sessionStorage.setItem('left', '1');
  localStorage.setItem('left', '1');
  await new Promise((resolve) => {
    indexedDB.open('left').onsuccess = resolve;
  });
  await caches.open('left');
  await navigator.serviceWorker.register('/worker.js');
  await fetch('http://127.0.0.2:4711/', { mode: 'no-cors' }).catch(() => undefined);
  new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.7:3478' }] });
  setTimeout(() => {
    throw new Error('left');
  });
  await new Promise((resolve) => setTimeout(resolve));
}

test('[kit] a site that was built from other sources is found out', () => {
  const root = dirname(import.meta.dir);
  const copy = mkdtempSync(join(tmpdir(), 'passerby-copy-'));
  const check = () => {
    const script = join(copy, 'scripts', 'build-site.mjs');
    const { exitCode, stderr } = Bun.spawnSync([process.execPath, script, '--check']);
    return { exitCode, said: stderr.toString() };
  };
  try {
    for (const path of [
      ...['package.json', 'bun.lock', 'scripts', 'node_modules/.passerby'],
      ...[
        'packages/web',
        ...new Bun.Glob('packages/*/src').scanSync({ cwd: root, onlyFiles: false }),
      ],
    ]) {
      cpSync(join(root, path), join(copy, path), {
        recursive: true,
        filter: (from) => !/web\/(?:node_modules|\.astro)$/.test(from),
      });
    }
    expect(check()).toEqual({ exitCode: 0, said: '' });
    appendFileSync(join(copy, 'packages', 'protocol', 'src', 'limits.ts'), '// changed\n');
    expect(check()).toEqual({
      exitCode: 1,
      said: expect.stringMatching(/^The built site was made from other sources.*npm run build\n$/),
    });
  } finally {
    rmSync(copy, { recursive: true });
  }
});
