import { judge, notCovered, type Verdict } from '../core/verdict.ts';
import { type Answer, isPage, typeOf } from './answer.ts';

/** Headers that a browser keeps and sends back, or that make it tell more, or somebody else. */
const marks = [
  ...['set-cookie', 'etag', 'last-modified', 'accept-ch', 'critical-ch', 'nel', 'report-to'],
  ...['reporting-endpoints', 'refresh', 'observe-browsing-topics', 'set-login', 'x-request-id'],
];

/** What one attempt on the socket led to: a close code, or the status of the refusal. */
export interface Attempt {
  readonly what: string;
  readonly expected: number;
  readonly came: number;
}

export interface OutsideMeasures {
  readonly answers: readonly Answer[];
  readonly host: string;
  readonly attempts: readonly Attempt[];
}

/** The rows that can be looked at without access to the server. */
export function judgeOutside({ answers, host, attempts }: OutsideMeasures): readonly Verdict[] {
  const pages = answers.filter(isPage);
  const counts = { answers: answers.length };
  return [
    judge('headers', counts, [
      ...answers.flatMap(({ path, headers }) =>
        marks.filter((name) => headers[name] !== undefined).map((name) => `${name} at ${path}`),
      ),
      ...pages
        .filter(({ headers }) => headers['cache-control'] !== 'no-store')
        .map(({ path }) => `a page that is kept: ${path}`),
    ]),
    judge(
      'policy',
      { pages: pages.length },
      pages.flatMap((page) => faultsOfPolicy(page).map((fault) => `${fault} at ${page.path}`)),
    ),
    judge(
      'thirdParties',
      counts,
      answers.flatMap((answer) =>
        foreignHosts(answer, host).map((name) => `${name} at ${answer.path}`),
      ),
    ),
    judgeWellKnown(answers),
    judge(
      'wire',
      { attempts: attempts.length },
      attempts
        .filter(({ expected, came }) => came !== expected)
        .map(({ what, expected, came }) => `${what}: ${came} instead of ${expected}`),
    ),
  ];
}

/** What must stand in the policy of every page, and what must not. */
function faultsOfPolicy({ headers, body }: Answer): string[] {
  const policy = new Map(
    (headers['content-security-policy'] ?? '').split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(/\s+/);
      return [name, values.join(' ')] as const;
    }),
  );
  const wanted = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
  };
  const faults = Object.entries(wanted)
    .filter(([name, value]) => policy.get(name) !== value)
    .map(([name]) => `${name} is not as it should be`);
  if (headers['referrer-policy'] !== 'no-referrer') faults.push('pages tell where one came from');
  if (/<script(?![^>]*\ssrc=)[^>]*>/i.test(body)) faults.push('a script that stands in the page');
  if (/<[^>]+\son[a-z]+\s*=/i.test(body)) faults.push('a handler that stands in the page');
  return faults;
}

/** Hosts that a browser would ask by itself: not those that a link leads to when it is followed. */
function foreignHosts(answer: Answer, host: string): string[] {
  const { body } = answer;
  const urls: string[] = [];
  if (isPage(answer)) {
    for (const [, attributes = ''] of body.matchAll(/<(?!a\s|area\s)[a-z][\w-]*\s([^>]*)>/gi)) {
      // Of `link` these two only say where something is.
      if (/rel="?(?:canonical|alternate)/i.test(attributes)) continue;
      for (const [, value = ''] of attributes.matchAll(
        /\s?(?:src|srcset|href|poster|data|action|ping)="([^"]*)"/gi,
      )) {
        urls.push(...value.split(/[\s,]+/));
      }
    }
  } else if (typeOf(answer) === 'text/css') {
    for (const [, url = ''] of body.matchAll(/(?:url\(|@import\s+)["']?([^"')\s]+)/gi))
      urls.push(url);
  }
  const hosts = urls
    .filter((url) => /^(?:[a-z]+:)?\/\//i.test(url))
    .map((url) => URL.parse(url, `https://${host}/`)?.host ?? url)
    .filter((name) => name !== host);
  return [...new Set(hosts)];
}

/** Where a server tells of itself. */
const tellsTotals = ['/healthz', '/inventory.json', '/ads/totals.json'];

/** Numbers of people are told in eights; what cannot be told in eights is not told. */
const exact = ['daysBefore', 'roundedUpTo', 'seconds', 'secondsKept'];

function judgeWellKnown(answers: readonly Answer[]): Verdict {
  const told = answers.filter(
    (one) =>
      tellsTotals.includes(one.path) && one.status === 200 && typeOf(one) === 'application/json',
  );
  if (told.length === 0) return notCovered('wellKnown', 'the site tells nothing of itself');
  const counts = { addresses: told.length };
  return judge(
    'wellKnown',
    counts,
    told.flatMap(({ path, body }) => {
      const numbers = numbersIn(parse(body));
      return numbers
        .filter(({ name, value }) => !exact.includes(name) && value % 8 !== 0)
        .map(({ name }) => `${name} at ${path} is no multiple of eight`);
    }),
  );
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

interface Named {
  readonly name: string;
  readonly value: number;
}

function numbersIn(value: unknown, name = ''): readonly Named[] {
  if (typeof value === 'number') return [{ name, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => numbersIn(one, key));
}
