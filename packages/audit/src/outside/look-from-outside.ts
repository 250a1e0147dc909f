import { closeCodes } from '@passerby/protocol/close-codes';
import { socketPath, subprotocol } from '@passerby/protocol/limits';
import { type Answer, isPage } from './answer.ts';
import type { Attempt, OutsideMeasures } from './judge-outside.ts';

/** What is asked for besides what the pages lead to. Not all of it is there on every site. */
const known = [
  ...['/', '/healthz', '/inventory.json', '/ads/totals.json', '/manifest.json', '/robots.txt'],
  ...['/.well-known/security.txt', '/a-path-that-is-not-there/'],
];
/** More than a site of this kind has. */
const mostAnswers = 200;
const patienceMs = 10_000;

/** No answer, or none in time. */
export type Look =
  | { readonly ok: true; readonly value: OutsideMeasures }
  | { readonly ok: false; readonly message: string };

export interface LookOptions {
  /** For a site on this machine, with a certificate that nobody vouches for. */
  readonly trustsAnyCertificate?: boolean;
  /** How long each close of a socket is waited for: ten seconds, like answers, when left out. */
  readonly closePatienceMs?: number;
}

/** Visits a site as anybody can: asks for its pages and what they load, and tries its socket. */
export async function lookFromOutside(site: string, options: LookOptions = {}): Promise<Look> {
  const { origin, host } = new URL(site);
  const tls = { rejectUnauthorized: options.trustsAnyCertificate !== true };
  const { closePatienceMs = patienceMs } = options;
  const answers: Answer[] = [];
  const asked = new Set<string>();
  const open = [...known];
  try {
    for (let path = open.shift(); path !== undefined; path = open.shift()) {
      if (asked.has(path) || asked.size >= mostAnswers) continue;
      asked.add(path);
      const response = await fetch(origin + path, {
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
        tls,
      });
      const answer: Answer = {
        path,
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
      answers.push(answer);
      if (isPage(answer)) open.push(...ownPaths(answer.body));
    }
    return {
      ok: true,
      value: { answers, host, attempts: await trySocket({ origin, tls, closePatienceMs }) },
    };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : 'no answer';
    return { ok: false, message: `${host} cannot be looked at: ${why}` };
  }
}

/** What a page leads to and loads on its own site; what an ad leads to is not asked for. */
function ownPaths(html: string): string[] {
  return [...html.matchAll(/\s(?:src|href)="(\/(?!\/|go\/|ads\/)[^"#?]*)"/g)].map(
    ([, path = '/']) => path,
  );
}

interface Door {
  readonly origin: string;
  readonly tls: { readonly rejectUnauthorized: boolean };
  readonly closePatienceMs: number;
}

async function trySocket(door: Door): Promise<Attempt[]> {
  const { origin, tls } = door;
  const url = `${origin}${socketPath}`;
  const ask = async (headers: Record<string, string>) =>
    (await fetch(url, { headers, tls, signal: AbortSignal.timeout(patienceMs) })).status;
  return [
    {
      what: 'a page of another site',
      expected: 403,
      came: await ask({ origin: 'https://elsewhere.example' }),
    },
    { what: 'a page without a name', expected: 403, came: await ask({}) },
    { what: 'another protocol', expected: 400, came: await ask({ origin }) },
    {
      what: 'text',
      expected: closeCodes.badFrame,
      came: await closeCodeAfter(door, 'good evening'),
    },
    {
      what: 'an unknown frame',
      expected: closeCodes.badFrame,
      came: await closeCodeAfter(door, Uint8Array.of(0x7f, 1, 2, 3)),
    },
  ];
}

// Where the DOM's types are loaded too, they hide what Bun's own client can do.
const BunWebSocket = WebSocket as unknown as new (
  url: string,
  options: Bun.WebSocketOptions,
) => Bun.WebSocket;

/** The code that the server closes a socket with after this; 0 when it does not, in time. */
function closeCodeAfter(
  { origin, tls, closePatienceMs }: Door,
  first: string | Uint8Array,
): Promise<number> {
  return new Promise((resolve) => {
    const socket = new BunWebSocket(`${origin.replace(/^http/, 'ws')}${socketPath}`, {
      protocols: [subprotocol],
      headers: { Origin: origin },
      tls,
    });
    const timer = setTimeout(() => {
      resolve(0);
      socket.terminate();
    }, closePatienceMs);
    socket.addEventListener('open', () => socket.send(first));
    socket.addEventListener('close', ({ code }) => {
      clearTimeout(timer);
      resolve(code);
    });
    socket.addEventListener('error', () => {});
  });
}
