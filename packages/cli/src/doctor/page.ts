import { socketPath } from '@passerby/protocol/limits';
import { type Finding, finding } from './finding.ts';

/** What one request was answered; undefined when nothing came. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** When half of the round trip was over, by this machine's clock. */
  readonly at: number;
}

/** What the page, its health and its door for sockets say to whoever comes from where. */
export interface PageFacts {
  readonly home: PageAnswer | undefined;
  readonly health: PageAnswer | undefined;
  readonly ownOrigin: PageAnswer | undefined;
  readonly foreignOrigin: PageAnswer | undefined;
}

const timeoutMs = 5_000;

/** Nobody's: names under .invalid never are (RFC 6761). */
const foreign = 'https://stranger.invalid';

/** Clocks further apart than this make passwords for the relay end early, or too late. */
const apartMs = 60_000;

/** Asks four times. `ca` is trusted besides what the system trusts. */
export async function readPage(url: URL, ca?: string): Promise<PageFacts> {
  const ask = (path: string, origin?: string) => answerOf(new URL(path, url), ca, origin);
  return {
    home: await ask('/'),
    health: await ask('/healthz'),
    ownOrigin: await ask(socketPath, url.origin),
    foreignOrigin: await ask(socketPath, foreign),
  };
}

async function answerOf(url: URL, ca?: string, origin?: string): Promise<PageAnswer | undefined> {
  const startedAt = Date.now();
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: origin === undefined ? {} : { origin },
      // What is wrong with the certificate is told once, by the look at it.
      tls: { rejectUnauthorized: false, ...(ca === undefined ? {} : { ca }) },
    });
    const at = (startedAt + Date.now()) / 2;
    return { status: response.status, headers: response.headers, text: await response.text(), at };
  } catch {
    return undefined;
  }
}

/** Judges the page, its headers, what stands in front of it, the door for sockets and the clocks. */
export function judgePage(facts: PageFacts, { isSecure }: { isSecure: boolean }): Finding[] {
  const { home } = facts;
  if (home === undefined) {
    return [
      finding.wrong(
        'page',
        'Nothing answers there.',
        'Is the server running, is HOST set, does the firewall let TCP in on that port?',
      ),
    ];
  }
  return [
    judgeHome(home),
    judgeHealth(facts.health),
    judgeHeaders(home, isSecure),
    judgeFront(home),
    judgeOrigins(facts),
    judgeClock(home),
  ];
}

function judgeHome({ status }: PageAnswer): Finding {
  if (status === 200) return finding.ok('page', 'It is served.');
  return finding.wrong(
    'page',
    `It is answered with ${status}.`,
    status === 503
      ? 'The site is not built: npm start builds it, and the executable has it inside.'
      : 'Something else than Passerby answers at this address.',
  );
}

function judgeHealth(health: PageAnswer | undefined): Finding {
  if (health?.status === 200 && health.text.includes('"status":"ok"')) {
    return finding.ok('health', '/healthz says ok.');
  }
  return finding.wrong(
    'health',
    `/healthz says ${health?.status ?? 'nothing'}.`,
    'Something else than Passerby answers at this address, or a proxy keeps the path.',
  );
}

/** What a page of ours carries whoever asks; without it a hostile script has an easier day. */
const expected: readonly (readonly [name: string, part: string])[] = [
  ['content-security-policy', "script-src 'self'"],
  ['permissions-policy', 'camera=(self)'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-opener-policy', 'same-origin'],
];

/** What could mark a visitor. */
const unwanted = ['set-cookie', 'etag', 'last-modified', 'accept-ch', 'nel', 'report-to'];

function judgeHeaders({ headers }: PageAnswer, isSecure: boolean): Finding {
  const wanted = isSecure
    ? [...expected, ['strict-transport-security', 'max-age='] as const]
    : expected;
  const missing = wanted.filter(([name, part]) => !headers.get(name)?.includes(part));
  const marks = unwanted.filter((name) => headers.has(name));
  if (missing.length === 0 && marks.length === 0) {
    return finding.ok('headers', 'They protect the page and mark nobody.');
  }
  const words = [
    ...missing.map(([name]) => `${name} is missing or changed`),
    ...marks.map((name) => `${name} is there`),
  ];
  return finding.wrong(
    'headers',
    `${words.join(', ')}.`,
    'The server sends them as they should be: a proxy in front changes them. Do without it.',
  );
}

/** Headers that proxies add, by which one knows that there is one. */
const proxyMarks = ['server', 'via', 'x-cache', 'cf-ray', 'x-served-by', 'x-powered-by'];

function judgeFront({ headers }: PageAnswer): Finding {
  const marks = proxyMarks.filter((name) => headers.has(name));
  if (marks.length === 0) return finding.ok('proxy', 'Nothing shows that one stands in front.');
  return finding.care(
    'proxy',
    `One stands in front (${marks.join(', ')}): it sees every address and may log it.`,
    'End TLS in the server itself. Behind a proxy everyone is one network, and blocks do not work.',
  );
}

function judgeOrigins({ ownOrigin, foreignOrigin }: PageFacts): Finding {
  if (ownOrigin === undefined || foreignOrigin === undefined) {
    return finding.wrong('origin', 'The door for sockets does not answer.', 'Is a proxy in front?');
  }
  if (ownOrigin.status === 403) {
    return finding.wrong(
      'origin',
      'Its own page may not open a socket: nobody can be met.',
      'Give the server --origin with the address that people type, scheme and all.',
    );
  }
  if (foreignOrigin.status !== 403) {
    return finding.wrong(
      'origin',
      `The page of anybody else may open one (${foreignOrigin.status}).`,
      'A proxy in front changes the Origin header: let it pass as it is.',
    );
  }
  return finding.ok('origin', 'Its own page may open a socket, and no other.');
}

function judgeClock({ headers, at }: PageAnswer): Finding {
  const served = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(served)) return finding.skipped('clock', 'The server tells no time.');
  // The header counts whole seconds.
  const apart = Math.abs(served + 500 - at);
  if (apart < apartMs) return finding.ok('clock', 'The server and this machine agree.');
  return finding.wrong(
    'clock',
    `The server and this machine are ${Math.round(apart / 1_000)} s apart.`,
    'Let both keep time (timedatectl set-ntp true): passwords for the relay end by the clock.',
  );
}
