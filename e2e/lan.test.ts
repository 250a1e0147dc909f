import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { expectToHear, expectToSee, expectToWrite, meet } from './scene.ts';
import { type Command, runCommand } from './server-command.ts';

const browsers = useBrowsers();

let server: Command;
let url: string;
beforeAll(async () => {
  server = runCommand(['start', '--lan', '--port=0', '--stun-ports=0,0', '--relay=never']);
  url = await server.ready();
});
afterAll(async () => {
  server.signal('SIGTERM');
  expect(await server.exitCode).toBe(0);
  expect(server.output().stderr).toBe('');
});

test('[O14] it serves TLS at an address that others can type, with a code to read', async () => {
  const { hostname, protocol } = new URL(url);
  expect(protocol).toBe('https:');
  expect(hostname).not.toMatch(/^(localhost|127\.)/);
  const { stdout } = server.output();
  expect(stdout).toStartWith(`Passerby is ready at ${url}\n`);
  expect(stdout).toContain('█');
  const answer = await fetch(`${url}/healthz`, { tls: { rejectUnauthorized: false } });
  expect(answer.status).toBe(200);
  // Browsers must not insist tomorrow on a certificate that is gone.
  expect(answer.headers.has('strict-transport-security')).toBe(false);
  // Whoever is on this very machine gets in as well.
  const near = await fetch(`https://localhost:${new URL(url).port}/healthz`, {
    tls: { rejectUnauthorized: false },
  });
  expect(near.status).toBe(200);
});

test('[O14] two phones on the network meet: they see, hear and write to each other', async () => {
  const one = await browsers.person('chromium', url, { isPhone: true });
  const other = await browsers.person('chromium', url, { isPhone: true });
  await Promise.all([one.openWithDevices(), other.openWithDevices()]);
  for (const { tab } of [one, other]) {
    expect(await tab.evaluate(readPage, undefined)).toEqual({
      width: 390,
      touches: true,
      isSecure: true,
      overflows: false,
    });
  }
  await meet(one, other);
  for (const { tab } of [one, other]) {
    expect((await tab.evaluate(readPage, undefined)).overflows).toBe(false);
  }
  // On a small screen the chat is behind a button, and covers the picture.
  for (const person of [one, other]) {
    await expectToSee(person);
    await expectToHear(person);
    await person.press('Chat');
  }
  await expectToWrite(one, other, 'hello from my pocket');
  await expectToWrite(other, one, 'and from mine');
});

/** Runs in the page. Without a secure context there is no camera at all. */
function readPage() {
  return {
    width: innerWidth,
    touches: navigator.maxTouchPoints > 0,
    isSecure: isSecureContext,
    overflows: document.documentElement.scrollWidth > innerWidth,
  };
}
