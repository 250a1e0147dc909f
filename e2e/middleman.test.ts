import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import { type Hostility, startHostileServer } from '@passerby/test-kit/hostile-server';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Engine } from '@passerby/test-kit/tab';
import { learnOfDtlsLate } from './learn-of-dtls-late.ts';
import { pretendWebkit } from './pretend-webkit.ts';
import {
  arrive,
  look,
  meetingOf,
  serveSdkPage,
  sitInTheMiddle,
  untilEnded,
  untilVerified,
} from './sdk-page.ts';

const browsers = useBrowsers();
let server: ServerProcess;
let page: Awaited<ReturnType<typeof serveSdkPage>>;
beforeAll(async () => {
  [server, page] = await Promise.all([startServerProcess(), serveSdkPage()]);
});
afterAll(async () => {
  await page.stop();
  await server.stop();
});

/** Somebody at a page that others built on the SDK. */
async function visitor(
  engine: Engine,
  url = server.url,
  before: () => void = () => undefined,
): Promise<Person> {
  const otherHosts = [new URL(url).host];
  const person = await browsers.person(engine, page.url, { otherHosts });
  await person.tab.beforeEveryPage(before);
  await person.open();
  await arrive(person.tab, url);
  return person;
}

const pairs = [
  ['chromium', 'chromium'],
  ['firefox', 'firefox'],
  ['chromium', 'firefox'],
] as const;

for (const [first, second] of pairs) {
  test(`[V3] ${first} and ${second}, nobody between them: they see the same five`, async () => {
    const [one, other] = [await visitor(first), await visitor(second)];
    await look(one.tab);
    await look(other.tab);
    const emoji = await untilVerified(one.tab);
    expect(emoji).toHaveLength(5);
    expect(await untilVerified(other.tab)).toEqual([...emoji]);
  });

  test(`[V3] ${first} and ${second}, somebody between them: they see and hear each other, and different ones`, async () => {
    const [one, other] = [await visitor(first), await visitor(second)];
    const middle = await browsers.person('chromium', page.url, {
      otherHosts: [new URL(server.url).host],
    });
    await middle.open();
    await sitInTheMiddle(middle.tab, server.url);
    // Each of the two is met by one side of whoever sits in the middle.
    await look(middle.tab, 0);
    await look(one.tab);
    await untilVerified(one.tab);
    await look(middle.tab, 1);
    await look(other.tab);
    const [seenByOne, seenByOther] = [await untilVerified(one.tab), await untilVerified(other.tab)];
    // The attack works: nothing but what they compare tells them.
    await one.tab.evaluate(() => void window.sdk.sessions[0]?.say('is it you?'), undefined);
    await eventually('what the other wrote', async () =>
      (await meetingOf(other.tab)).said.includes('stranger: is it you?'),
    );
    await eventually('the picture of the other', async () => {
      const { framesDecoded } = await other.reception();
      return framesDecoded > 10;
    });
    expect(seenByOther).not.toEqual([...seenByOne]);
  });
}

describe('[V4] a server that lies', () => {
  const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
    const lie = bytes.slice();
    lie[at] = (lie[at] ?? 0) ^ 1;
    return lie;
  };
  /** `Offer` and `Answer` of the fallback (SPEC N15). */
  const firstWhole = 0x06;
  /** In a description the fingerprint follows its version and its engine. */
  const fingerprintAt = 2;
  type Lie = NonNullable<Hostility['toBrowser']>;
  type Half = Pick<Extract<ServerMessage, { type: 'Matched' }>, 'commitment' | 'description'>;
  /** The other side hangs up too; a liar does not say so, or it would be a race what is heard first. */
  const silently =
    (lie: Lie): Lie =>
    (message, sent) =>
      message.type === 'PartnerLeft' ? undefined : lie(message, sent);
  const ofMatched =
    (lie: (message: Extract<ServerMessage, { type: 'Matched' }>, own: Half) => ServerMessage) =>
    (...[message, sent]: Parameters<Lie>): ServerMessage => {
      if (message.type !== 'Matched') return message;
      const joined = sent.findLast((one) => one.type === 'Join' || one.type === 'Next');
      return lie(message, joined ?? message);
    };
  const ofOwnCertificate = ofMatched((message, own) => {
    const description = message.description.slice();
    description.set(own.description.subarray(fingerprintAt, fingerprintAt + 32), fingerprintAt);
    return { ...message, description };
  });
  const lies: Record<string, Lie> = {
    'about the commitment': ofMatched((message) => ({
      ...message,
      commitment: flipped(message.commitment, 0),
    })),
    'about the certificate': ofMatched((message) => ({
      ...message,
      description: flipped(message.description, fingerprintAt),
    })),
    'by holding up a mirror': ofMatched((message, { commitment }) => ({ ...message, commitment })),
    // Nothing that comes later gives the lie away: it does not come.
    'by naming its own certificate to it': (message, sent) =>
      message.type === 'Signal' ? undefined : ofOwnCertificate(message, sent),
  };

  for (const [what, toBrowser] of Object.entries(lies)) {
    for (const [engine, partner] of [
      ['chromium', 'firefox'],
      ['firefox', 'chromium'],
    ] as const) {
      test(`${what}: ${engine} ends the call and says why`, async () => {
        const liar = startHostileServer(server, { toBrowser: silently(toBrowser) });
        try {
          const honest = await visitor(partner);
          const one = await visitor(engine, liar.url);
          await look(honest.tab);
          await look(one.tab);
          expect(await untilEnded(one.tab)).toBe('intercepted');
        } finally {
          await liar.stop();
        }
      });
    }
  }

  test('about the certificate: a chromium that learns late that DTLS has failed ends the call, and so does the other', async () => {
    const liar = startHostileServer(server, {
      toBrowser: silently(lies['about the certificate'] ?? ((message) => message)),
    });
    const silent = startHostileServer(server, { toBrowser: silently((message) => message) });
    try {
      const honest = await visitor('firefox', silent.url);
      const one = await visitor('chromium', liar.url, learnOfDtlsLate);
      await look(honest.tab);
      await look(one.tab);
      expect(await untilEnded(one.tab)).toBe('intercepted');
      expect(await untilEnded(honest.tab)).toBe('intercepted');
    } finally {
      await Promise.all([liar.stop(), silent.stop()]);
    }
  });

  for (const engine of ['chromium', 'firefox'] as const) {
    test(`about the certificate of a later description: ${engine} ends the call`, async () => {
      const toBrowser = (message: ServerMessage): ServerMessage => {
        const isLater = message.type === 'Signal' && (message.blob[0] ?? 0) >= firstWhole;
        if (!isLater) return message;
        // After the type and the length of the description.
        return { ...message, blob: flipped(message.blob, 3 + fingerprintAt) };
      };
      const liar = startHostileServer(server, { toBrowser: silently(toBrowser) });
      try {
        const honest = await visitor(engine, server.url, pretendWebkit);
        const one = await visitor(engine, liar.url);
        await look(honest.tab);
        await look(one.tab);
        expect(await untilEnded(one.tab)).toBe('intercepted');
      } finally {
        await liar.stop();
      }
    });
  }

  test('the control: a server that only passes on is believed', async () => {
    const silent = startHostileServer(server, {});
    const [one, other] = [await visitor('chromium', silent.url), await visitor('chromium')];
    await look(other.tab);
    await look(one.tab);
    expect(await untilVerified(one.tab)).toEqual([...(await untilVerified(other.tab))]);
    await silent.stop();
  });
});
