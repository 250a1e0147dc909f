import { subprotocol } from '@passerby/protocol/limits';
import type { Origin } from '../core/switchboard.ts';
import type { Upgrade } from './http.ts';
import type { Log } from './log.ts';
import type { Opener } from './open-everywhere.ts';
import type { TlsFiles } from './tls-files.ts';
import { createVisitor, type Visitor } from './websocket.ts';

/** No request here has a body; one that announces more than this is refused unread. */
const maxBodyBytes = 1_024;

/** How long a connection may say nothing while it is not a socket, a half-sent header included. */
const idleTimeoutSeconds = 10;

type Server = Bun.Server<Visitor>;

/** How HTTP and its sockets are opened on one address. */
export function createListenerOpener(given: {
  readonly answer: (request: Request, upgrade: Upgrade) => Response | undefined;
  readonly sockets: Bun.WebSocketHandler<Visitor>;
  readonly headers: Readonly<Record<string, string>>;
  readonly originOf: (address: string) => Origin | undefined;
  readonly tls: TlsFiles | undefined;
  readonly log: Log;
}): Opener<Server> {
  const { answer, sockets, headers, originOf, tls, log } = given;

  function upgrade(request: Request, server: Server): boolean {
    const address = server.requestIP(request)?.address;
    const origin = address === undefined ? undefined : originOf(address);
    if (origin === undefined) return false;
    return server.upgrade(request, {
      data: createVisitor(origin),
      headers: { 'sec-websocket-protocol': subprotocol },
    });
  }

  return {
    open: (hostname, port) =>
      Bun.serve<Visitor>({
        hostname,
        port,
        // Without this the runtime shows what it was asked, and what was thrown, in an error page.
        development: false,
        maxRequestBodySize: maxBodyBytes,
        idleTimeout: idleTimeoutSeconds,
        ...(tls === undefined ? {} : { tls }),
        websocket: sockets,
        fetch: (request, server) => answer(request, (asked) => upgrade(asked, server)),
        error() {
          log('handlerFailed', { where: 'http' });
          return new Response('Something went wrong here.\n', { status: 500, headers });
        },
      }),
    portOf: (server) => server.port ?? 0,
    close: (server) => void server.stop(true),
    nameOf: (port) => `Port ${port}`,
    remedy: 'stop what uses it, or choose another with --port or PORT',
  };
}
