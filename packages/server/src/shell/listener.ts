import { subprotocol } from '@passerby/protocol/limits';
import type { Upgrade, Upgraded } from './http.ts';
import type { Log } from './log.ts';
import type { Opener } from './open-everywhere.ts';
import type { Arrival } from './origins.ts';
import type { TlsFiles } from './tls-files.ts';
import { createVisitor, type Visitor } from './websocket.ts';

/** No request here has a body; one that announces more than this is refused unread. */
const maxBodyBytes = 1_024;

/** How long a connection may say nothing while it is not a socket, a half-sent header included. */
const idleTimeoutSeconds = 10;

/** What listens on one address. */
export type Server = Bun.Server<Visitor>;

/** How HTTP and its sockets are opened on one address. */
export function createListenerOpener(given: {
  readonly answer: (request: Request, upgrade: Upgrade) => Response | undefined;
  readonly sockets: Bun.WebSocketHandler<Visitor>;
  readonly headers: Readonly<Record<string, string>>;
  readonly originOf: (address: string, now: number) => Arrival;
  /** What whoever connects from now on is shown. */
  readonly tls: () => TlsFiles | undefined;
  /** Whether another server may listen on the same port. */
  readonly sharePort: boolean;
  /** A request is here: what the runtime keeps of it will have to be overwritten. */
  readonly cameIn: (request: Request) => void;
  readonly log: Log;
}): Opener<Server> {
  const { answer, sockets, headers, originOf, tls, sharePort, cameIn, log } = given;

  function upgrade(request: Request, server: Server): Upgraded {
    const address = server.requestIP(request)?.address ?? '';
    const origin = originOf(address, performance.now());
    if (!origin.ok) return origin.code === 'notAnAddress' ? 'noSocket' : origin.code;
    const isSocket = server.upgrade(request, {
      data: createVisitor(origin.value),
      headers: { 'sec-websocket-protocol': subprotocol },
    });
    return isSocket ? 'upgraded' : 'noSocket';
  }

  function open(hostname: string, port: number): Server {
    const shown = tls();
    return Bun.serve<Visitor>({
      hostname,
      port,
      // Without this the runtime shows what it was asked, and what was thrown, in an error page.
      development: false,
      // Unasked, a port that another server listens on is a fault and is not shared.
      reusePort: sharePort,
      maxRequestBodySize: maxBodyBytes,
      idleTimeout: idleTimeoutSeconds,
      ...(shown === undefined ? {} : { tls: shown }),
      websocket: sockets,
      fetch(request, server) {
        cameIn(request);
        return answer(request, (asked) => upgrade(asked, server));
      },
      error() {
        log('handlerFailed', { where: 'http' });
        return new Response('Something went wrong here.\n', { status: 500, headers });
      },
    });
  }

  return {
    open,
    portOf: (server) => server.port ?? 0,
    close: (server) => void server.stop(true),
    nameOf: (port) => `Port ${port}`,
    remedy: 'stop what uses it, or choose another with --port or PORT',
  };
}
