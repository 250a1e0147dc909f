import { helloTimeoutMs } from '@passerby/protocol/limits';
import { Doorkeeper } from './core/doorkeeper.ts';
import { Switchboard } from './core/switchboard.ts';
import { createOriginRule } from './shell/allowed-origin.ts';
import { createCounters } from './shell/counters.ts';
import { type DoorOptions, doorLimits } from './shell/door-limits.ts';
import { createHttp } from './shell/http.ts';
import { listenAddresses, publicUrl } from './shell/listen-address.ts';
import { createListenerOpener } from './shell/listener.ts';
import type { Log } from './shell/log.ts';
import { createNetworkKey } from './shell/network-key.ts';
import { openEverywhere } from './shell/open-everywhere.ts';
import { hash16, randomBytes, randomId } from './shell/randomness.ts';
import { securityHeaders } from './shell/security-headers.ts';
import { createSendBuffers } from './shell/send-buffers.ts';
import { loadSite } from './shell/site.ts';
import type { StartFailure } from './shell/start-failure.ts';
import { type StunPorts, startStun } from './shell/stun.ts';
import { startSweeps } from './shell/sweeps.ts';
import { readTlsFiles } from './shell/tls-files.ts';
import { createSockets } from './shell/websocket.ts';

/** What an operator decides; the command line has a default for each. */
export interface ServerOptions extends DoorOptions {
  /** `localhost`, or an IP address; see `listenAddresses`. */
  readonly host: string;
  /** 0 is any free port. */
  readonly port: number;
  /** Origins whose pages may open sockets, besides those of this machine. */
  readonly origins: readonly string[];
  readonly stunPorts: StunPorts;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** The folder of the built page. */
  readonly site: string;
  readonly resumeWindowMs: number;
  readonly relaxAfterMs: number;
  readonly log: Log;
}

interface Server {
  readonly url: string;
  readonly port: number;
  readonly stunPorts: readonly number[];
  /** Tells every client to come back, stops listening, and returns within about a second. */
  stop(): Promise<void>;
}

export type StartResult = { readonly ok: true; readonly server: Server } | StartFailure;

/** How often clients are told how many are here. */
const presenceEveryMs = 2_000;

/** How long connections may take to end by themselves when the server stops. */
const farewellMs = 1_000;

/** Starts HTTP, sockets and STUN in this process. What an operator can get wrong is a value. */
export async function startServer(options: ServerOptions): Promise<StartResult> {
  const { host, log } = options;
  const tls = options.tls && (await readTlsFiles(options.tls));
  if (tls && !tls.ok) return tls;
  const addresses = listenAddresses(host);
  const stun = await startStun({ addresses, ports: options.stunPorts, log });
  if (!stun.ok) return stun;

  const counters = createCounters();
  const doorkeeper = new Doorkeeper(doorLimits(options));
  const sendBuffers = await createSendBuffers();
  const sockets = createSockets({
    sendBuffers,
    doorkeeper,
    counters,
    log,
    createSwitchboard: (ports) =>
      new Switchboard(
        { ...ports, randomId, randomBytes, hash: hash16 },
        {
          helloTimeoutMs,
          presenceEveryMs,
          resumeWindowMs: options.resumeWindowMs,
          relaxAfterMs: options.relaxAfterMs,
          stunPorts: stun.value.ports,
          relay: 'none',
        },
      ),
  });
  const headers = securityHeaders({ tls: tls !== undefined });
  const origins = new Set(options.origins);
  const opener = createListenerOpener({
    answer: createHttp({
      site: await loadSite(options.site),
      headers,
      isAllowedOrigin: createOriginRule(origins),
      health: () => counters.health(sockets.switchboard.totals()),
    }),
    sockets: sockets.handler,
    headers,
    originOf: createNetworkKey(),
    tls: tls?.value,
    log,
  });
  const opened = await openEverywhere(addresses, options.port, opener);
  if (!opened.ok) {
    stun.value.stop();
    sendBuffers.stop();
    return opened;
  }
  const { port, listeners } = opened;
  const url = publicUrl({ host, port, tls: tls !== undefined });
  // Whoever names an address to listen on means its pages too.
  origins.add(url);
  const sweeps = startSweeps({ switchboard: sockets.switchboard, doorkeeper, sendBuffers, log });

  return {
    ok: true,
    server: {
      url,
      port,
      stunPorts: stun.value.ports,
      async stop() {
        sweeps.stop();
        stun.value.stop();
        sockets.closeAll('shuttingDown');
        const ended = Promise.all(listeners.map((listener) => listener.stop()));
        await Promise.race([ended, Bun.sleep(farewellMs)]);
        listeners.forEach(opener.close);
        sendBuffers.stop();
      },
    },
  };
}
