import { type Canaries, createCanaries } from '@passerby/test-kit/canaries';
import { playCanaryPair } from '@passerby/test-kit/canary-sessions';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy } from '@passerby/test-kit/source-proxy';

/** Headers that browsers send, or that something on the way adds; each is a canary in each request. */
const headerNames = [
  ...['user-agent', 'accept-language', 'cookie', 'referer', 'authorization', 'sec-ch-ua'],
  ...['x-forwarded-for', 'forwarded', 'if-none-match', 'x-anything'],
];

const pages = ['/', '/privacy/', '/nothing/', '/favicon.svg'];

export interface Played {
  readonly canaries: Canaries;
  readonly sessions: number;
  readonly requests: number;
}

/**
 * Whole sessions, two at a time, from as many addresses as there are connections, with a canary in every
 * field of every frame, in every header and in the path; each pair asks for some pages as well.
 */
export async function playCanaryVisitors(server: ServerProcess, pairs: number): Promise<Played> {
  const canaries = createCanaries();
  let requests = 0;
  const proxy = await createSourceProxy({
    targetPort: server.port,
    from() {
      requests += 1;
      const address = randomLoopback();
      canaries.address('address', address);
      return address;
    },
  });
  const url = `${new URL(server.url).protocol}//127.0.0.1:${proxy.port}`;
  const word = (field: string) => {
    const text = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64url');
    canaries.text(field, text);
    return text;
  };
  const headers = () =>
    Object.fromEntries(headerNames.map((name) => [name, word(`header ${name}`)]));
  const introduce = () => ({ headers: headers(), query: `?${word('path of a socket')}` });
  for (let turn = 0; turn < pairs; turn++) {
    await playCanaryPair([url, url], canaries, turn, introduce);
    for (const page of pages) {
      const response = await fetch(`${url}${page}?${word('path of a page')}`, {
        headers: headers(),
        keepalive: false,
        // The audit's own certificate.
        tls: { rejectUnauthorized: false },
      });
      await response.arrayBuffer();
    }
  }
  await proxy.close();
  return { canaries, sessions: 2 * pairs, requests };
}

/** Three digits in each part, so that no address is the beginning of another. */
function randomLoopback(): string {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint8Array(3));
  return `127.${[a, b, c].map((byte) => 100 + (byte % 150)).join('.')}`;
}
