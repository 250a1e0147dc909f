import { socketPath, subprotocol } from '@passerby/protocol/limits';
import { acceptsGzip } from './accepts-gzip.ts';
import { type Ads, reportPath } from './ads.ts';
import type { Health } from './counters.ts';
import type { Site, SiteFile } from './site.ts';

export interface HttpPorts {
  readonly site: Site;
  readonly ads: Ads;
  /** Sent with every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent instead with a script of the on-device filter. */
  readonly filterHeaders: Readonly<Record<string, string>>;
  isAllowedOrigin(origin: string | null): boolean;
  health(): Health;
  /** What is held in memory of all together. */
  inventory(): string;
}

/** What became of a request for a socket: `denied` by the operator, `full` of networks. */
export type Upgraded = 'upgraded' | 'noSocket' | 'denied' | 'full';

/** Turns the request into a socket, when it asks for one and may have one. */
export type Upgrade = (request: Request) => Upgraded;

/** What the browser is shown while there is no built site. */
const noSite = 'Passerby is running, but its page is not built. Stop it, then run: npm start\n';

const foreignOrigin =
  'This server does not know the site that you come from; its operator can add it: --origin\n';

/**
 * Answers one request: the socket, `/healthz`, `/inventory.json`, what concerns ads, or a file of the site. Undefined means that the
 * request has become a socket. Nothing that was asked for is repeated in an answer.
 */
export function createHttp(
  ports: HttpPorts,
): (request: Request, upgrade: Upgrade) => Response | undefined {
  const { site, ads, headers } = ports;

  function plain(status: number, text: string, more: Record<string, string> = {}): Response {
    return new Response(text, {
      status,
      headers: {
        ...headers,
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        ...more,
      },
    });
  }

  function openSocket(request: Request, upgrade: Upgrade): Response | undefined {
    if (!ports.isAllowedOrigin(request.headers.get('origin'))) {
      return plain(403, foreignOrigin);
    }
    if (!offers(request.headers.get('sec-websocket-protocol'), subprotocol)) {
      return plain(400, `A socket here speaks ${subprotocol}.\n`);
    }
    if (hasBody(request.headers)) return plain(400, 'Whoever asks for a socket says no more.\n');
    const upgraded = upgrade(request);
    switch (upgraded) {
      case 'upgraded':
        return undefined;
      case 'denied':
        return plain(403, 'The operator of this server takes nobody from this network.\n');
      case 'full':
        return plain(503, 'Too many networks are here at once: come back in a while.\n');
      case 'noSocket':
        return plain(426, 'Only sockets are opened here.\n', { upgrade: 'websocket' });
      default:
        return upgraded satisfies never;
    }
  }

  function sendFile(status: number, file: SiteFile, request: Request): Response {
    const compress = file.gzip && acceptsGzip(request.headers.get('accept-encoding'));
    return new Response(compress ? file.gzip : file.bytes, {
      status,
      headers: {
        ...(file.isFilterScript ? ports.filterHeaders : headers),
        'content-type': file.contentType,
        'cache-control': file.cacheControl,
        ...(file.gzip ? { vary: 'accept-encoding' } : {}),
        ...(compress ? { 'content-encoding': 'gzip' } : {}),
      },
    });
  }

  return (request, upgrade) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return plain(405, 'Only GET and HEAD are answered here.\n', { allow: 'GET, HEAD' });
    }
    const path = pathOf(request.url);
    if (path === socketPath) return openSocket(request, upgrade);
    if (path === '/healthz') {
      return plain(200, `${JSON.stringify(ports.health())}\n`, {
        'content-type': 'application/json',
      });
    }
    if (path === '/inventory.json') {
      return plain(200, ports.inventory(), { 'content-type': 'application/json' });
    }
    if (path === reportPath) {
      return plain(200, ads.report(), { 'content-type': 'application/json' });
    }
    const asked = { method: request.method, header: (name: string) => request.headers.get(name) };
    const target = ads.targetOf(path, asked);
    if (target !== undefined) return plain(303, '', { location: target });
    const found = site.paths.get(path);
    if (found?.kind === 'file') return sendFile(200, ads.pageFor(path, asked) ?? found, request);
    if (found?.kind === 'directory') return plain(308, '', { location: found.location });
    if (path === '/' && site.paths.size === 0) return plain(503, noSite);
    return site.notFound
      ? sendFile(404, site.notFound, request)
      : plain(404, 'There is nothing here.\n');
  };
}

/** The path of a request without host, query and fragment; the URL may be a bare path. */
export function pathOf(url: string): string {
  return /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)/i.exec(url)?.[1] ?? '';
}

/** The runtime takes an upgrade with a body, and what is left of that body for nothing. */
function hasBody(headers: Headers): boolean {
  return (headers.get('content-length') ?? '0') !== '0' || headers.has('transfer-encoding');
}

function offers(header: string | null, wanted: string): boolean {
  return (header ?? '').split(',').some((offered) => offered.trim() === wanted);
}
