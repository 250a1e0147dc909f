import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { meet } from './scene.ts';

/* What is agreed to before the first call, and how the operator can be reached. */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ flags: ['--contact=https://chat.example/?to=us&now'] });
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

for (const page of ['safety', 'terms']) {
  test(`[H11] ${page} names the operator's contact, without JavaScript`, async () => {
    const html = await (await fetch(`${server.url}/${page}/`)).text();
    const link = '<a data-contact href="https://chat.example/?to=us&amp;now">';
    expect(html.split(link)).toHaveLength(2);
    expect(html).not.toContain('none was given');
  });

  test(`[H11] ${page} says so where the operator gave none`, async () => {
    const silent = await startServerProcess();
    const html = await (await fetch(`${silent.url}/${page}/`)).text();
    expect(html).toContain('<span data-contact>none was given</span>');
    expect(await silent.stop()).toBe(0);
  });
}

for (const engine of ['chromium', 'firefox'] as const) {
  test(`[E50] ${engine}: nobody is looked for before one has agreed, and then it is remembered`, async () => {
    const ann = await browsers.person(engine, server.url);
    await ann.open();
    await ann.untilLine('open');
    await ann.tab.click('button', 'Start');
    await ann.untilText('You are 18 or older.');
    expect(await ann.text()).toContain('A press proves nobody’s age');
    await ann.tab.click('button', 'Close');
    expect(await ann.phase()).toBe('none');
    expect((await ann.frames()).sent.some(({ type }) => type === 'Join')).toBe(false);
    await ann.tab.click('button', 'Start');
    await ann.tab.click('button', 'I agree: start');
    await ann.untilPhase('searching');
    await ann.tab.reload();
    await ann.untilLine('open');
    await ann.tab.click('button', 'Start');
    await ann.untilPhase('searching');
    const kept = await ann.tab.evaluate(() => localStorage.getItem('passerby'), undefined);
    expect(JSON.parse(kept ?? '')).toMatchObject({ agreedTo: 1 });
  });
}

test('[E50] a press of Start, and one to agree: then one meets somebody', async () => {
  const ann = await browsers.person('chromium', server.url);
  const ben = await browsers.person('chromium', server.url);
  await Promise.all([ann.openWithDevices(), ben.openWithDevices()]);
  await meet(ann, ben);
});
