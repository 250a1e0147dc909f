import { fileURLToPath } from 'node:url';
import type { Meeting } from '@passerby/client';
import { eventually } from '@passerby/test-kit/eventually';
import type { Tab } from '@passerby/test-kit/tab';

const inside = fileURLToPath(new URL('sdk-page-inside.ts', import.meta.url));

/** A site that somebody else built on the SDK: an empty page, to be told what to do. */
export async function serveSdkPage(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { outputs } = await Bun.build({ entrypoints: [inside], target: 'browser' });
  const script = await outputs[0]?.text();
  const page =
    '<!doctype html><title>SDK</title><video autoplay muted></video>' +
    '<script type="module" src="s.js"></script>';
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: ({ url }) =>
      new URL(url).pathname === '/s.js'
        ? new Response(script, { headers: { 'content-type': 'text/javascript' } })
        : new Response(page, { headers: { 'content-type': 'text/html' } }),
  });
  return { url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) };
}

/** Somebody comes, with a camera, and does not look for anybody yet. */
export const arrive = (tab: Tab, url: string): Promise<void> =>
  tab.evaluate(async (at) => {
    window.sdk.sessions = [await window.sdk.arrive(at)];
  }, url);

export const sitInTheMiddle = (tab: Tab, url: string): Promise<void> =>
  tab.evaluate((at) => {
    window.sdk.sessions = window.sdk.sitInTheMiddle(at);
  }, url);

/** Starts looking, and waits until the server knows. */
export async function look(tab: Tab, session = 0): Promise<void> {
  await tab.evaluate((at) => window.sdk.sessions[at]?.start(window.sdk.wish), session);
  await eventually('in the queue, or met', () =>
    tab.evaluate(
      () => window.pageWatch.received.some(([type]) => type === 0x42 || type === 0x43),
      undefined,
    ),
  );
}

/** What can be told of a meeting outside of its page. */
export type Told = Pick<Meeting, 'phase'> & {
  readonly why: string | undefined;
  readonly emoji: readonly number[] | undefined;
  readonly said: readonly string[];
};

export const meetingOf = (tab: Tab, session = 0): Promise<Told> =>
  tab.evaluate((at): Told => {
    const meeting = window.sdk.sessions[at]?.state.meeting ?? { phase: 'none' };
    const talking = meeting.phase === 'talking' ? meeting : undefined;
    return {
      phase: meeting.phase,
      why: meeting.phase === 'ended' ? meeting.why : undefined,
      emoji: talking?.verification.state === 'ready' ? talking.verification.emoji : undefined,
      said: talking?.conversation.map(({ from, text }) => `${from}: ${text}`) ?? [],
    };
  }, session);

export const untilVerified = (tab: Tab): Promise<readonly number[]> =>
  eventually('what can be compared', async () => (await meetingOf(tab)).emoji, {
    timeoutMs: 25_000,
  });

export const untilEnded = (tab: Tab): Promise<string> =>
  eventually('the end of the call', async () => (await meetingOf(tab)).why, { timeoutMs: 25_000 });
