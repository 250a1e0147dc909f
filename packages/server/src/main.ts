import { Totals } from '@passerby/ads/core/totals';
import { helloTimeoutMs } from '@passerby/protocol/limits';
import { Doorkeeper } from './core/doorkeeper.ts';
import { renderInventory } from './core/inventory.ts';
import { Moderation } from './core/moderation/moderation.ts';
import { NetworkTable } from './core/moderation/network-table.ts';
import { ProofOfWork } from './core/moderation/proof-of-work.ts';
import { RelayDesk } from './core/relay-desk.ts';
import { roundedSinceStart } from './core/since-start.ts';
import { Switchboard } from './core/switchboard.ts';
import { keepAdTotals, readAdTotals } from './shell/ad-totals-file.ts';
import { takeAds } from './shell/ads.ts';
import { createOriginRule } from './shell/allowed-origin.ts';
import { watchCertificate } from './shell/certificate-files.ts';
import { createCounters } from './shell/counters.ts';
import { doorLimits } from './shell/door-limits.ts';
import { drained } from './shell/drained.ts';
import { createFrontDoors } from './shell/front-doors.ts';
import { hmacSha256, networkName } from './shell/hmac-sha256.ts';
import { watchHouse } from './shell/house-watch.ts';
import { createHttp } from './shell/http.ts';
import { listenAddresses, publicUrl } from './shell/listen-address.ts';
import { createListenerOpener } from './shell/listener.ts';
import { renderMetrics } from './shell/metrics.ts';
import { openMetrics } from './shell/metrics-listener.ts';
import { openEverywhere } from './shell/open-everywhere.ts';
import { createOrigins } from './shell/origins.ts';
import { processFacts } from './shell/process-facts.ts';
import { hash16, randomBytes, randomId, randomUnit, sha256 } from './shell/randomness.ts';
import { createReceiveBuffers } from './shell/receive-buffers.ts';
import type { CrowdOpened } from './shell/redis/crowd.ts';
import { networkNaming } from './shell/redis/network-naming.ts';
import { startRelay } from './shell/relay.ts';
import { createRequestRemains, ofRuntime } from './shell/request-remains.ts';
import { securityHeaders } from './shell/security-headers.ts';
import { createSendBuffers } from './shell/send-buffers.ts';
import type { RunningOptions, ServerOptions } from './shell/server-options.ts';
import { loadSite } from './shell/site.ts';
import type { StartFailure } from './shell/start-failure.ts';
import { startStun } from './shell/stun.ts';
import { startSweeps } from './shell/sweeps.ts';
import { endOf, readTlsFiles } from './shell/tls-files.ts';
import { today } from './shell/today.ts';
import { createSockets } from './shell/websocket.ts';

interface Server {
  readonly url: string;
  /** The same for each of `alsoAt`. */
  readonly alsoAt: readonly string[];
  readonly port: number;
  readonly stunPorts: readonly number[];
  /** Undefined without one. */
  readonly metricsPort: number | undefined;
  change(options: RunningOptions): void;
  /** Takes the certificate from its files again, if they have changed. */
  lookAtCertificate(): Promise<void>;
  /** Lets every blocked network in again. */
  liftBlocks(): void;
  /** Tells every client to come back, stops listening, and returns within about a second. */
  stop(): Promise<void>;
}

export type StartResult = { readonly ok: true; readonly server: Server } | StartFailure;

/** How often clients are told how many are here. */
const presenceEveryMs = 2_000;

/**
 * Whoever drops sockets on purpose leaves a session each time, and each network two a second: without a
 * bound a thousand networks would fill the memory. These take 92 MB at most, all waiting (5.7 KB each).
 */
const mostLingering = 16_384;

/** How long connections may take to end by themselves when the server stops. */
const farewellMs = 1_000;

/** Starts HTTP, sockets and STUN in this process, and a relay beside it. What an operator can get wrong is a value. */
export async function startServer(options: ServerOptions): Promise<StartResult> {
  const stops: (() => unknown)[] = [];
  let result: StartResult | undefined;
  try {
    result = await open(options, stops);
    return result;
  } finally {
    // Something could not be had, or broke: what was open before it is closed.
    if (result?.ok !== true) for (const stop of stops.reverse()) await stop();
  }
}

/** Lays down in `stops` how to close what is open so far. */
async function open(options: ServerOptions, stops: (() => unknown)[]): Promise<StartResult> {
  const { host, log } = options;
  const tlsFiles = options.tls?.kind === 'files' ? options.tls : undefined;
  const fromFiles = tlsFiles && (await readTlsFiles(tlsFiles));
  if (fromFiles && !fromFiles.ok) return fromFiles;
  let shown = fromFiles?.value ?? (options.tls?.kind === 'memory' ? options.tls : undefined);
  const isSecure = shown !== undefined;
  const earlier = options.adsTotals && (await readAdTotals(options.adsTotals));
  if (earlier && !earlier.ok) return earlier;
  const totals = new Totals(earlier ? earlier.value : []);
  const built = takeAds(
    await loadSite(options.site, { contact: options.contact, origin: options.origins[0] }),
    {
      totals,
      chance: randomUnit,
      today,
    },
  );
  const addresses = listenAddresses(host);
  let sessions = () => 0;
  const stun = await startStun({
    host,
    ports: options.stunPorts,
    log,
    sessions: () => sessions(),
  });
  if (!stun.ok) return stun;
  stops.push(stun.value.stop);
  const relay = await startRelay({ options, host, tls: tlsFiles, log });
  if (!relay.ok) return relay;
  stops.push(relay.stop);

  const counters = createCounters();
  const doorkeeper = new Doorkeeper(doorLimits(options), (network) => table.widerThan(network));
  const relayDesk = new RelayDesk(options.relay === 'never' ? 'none' : options.relay, relay.relay, {
    randomBytes,
    mayHavePass: (network, now) => doorkeeper.allowRelayPass(network, now),
    unixSeconds: () => Math.floor(Date.now() / 1_000),
  });
  let { networks } = options;
  let crowd: CrowdOpened | undefined;
  const table: NetworkTable = new NetworkTable({
    randomBytes,
    name: networkName,
    isHeld: (network) => moderation.remembers(network) || doorkeeper.remembers(network),
    united: (network, into, now) => moderation.unite(network, into, now),
    keySharing: options.crowd && {
      mayMake: () => crowd?.ok !== true || crowd.value.mayMakeKey(),
      made: (secret) => crowd?.ok === true && crowd.value.handKeyOn(secret),
    },
  });
  const moderation = new Moderation(table, options.moderation);
  if (options.crowd) {
    const networks = networkNaming(table);
    // Its client takes 10 MB, which whoever runs one server alone need not have.
    const { openCrowd } = await import('./shell/redis/crowd.ts');
    crowd = await openCrowd({ options: options.crowd, log, networks, keys: table });
  }
  if (crowd?.ok === false) return crowd;
  stops.push(() => crowd?.value.end());
  const work = new ProofOfWork({ randomBytes, mac: hmacSha256, sha256 });
  const sendBuffers = await createSendBuffers();
  stops.push(sendBuffers.stop);
  const receiveBuffers = await createReceiveBuffers(shown);
  stops.push(receiveBuffers.stop);
  const sockets = createSockets({
    sendBuffers,
    receiveBuffers,
    doorkeeper,
    counters,
    log,
    createSwitchboard: (ports) =>
      new Switchboard(
        {
          ...ports,
          randomId,
          randomBytes,
          hash: hash16,
          relay: relayDesk,
          moderation,
          work,
          crowd: crowd?.value.ports,
        },
        {
          helloTimeoutMs,
          presenceEveryMs,
          resumeWindowMs: options.resumeWindowMs,
          mostLingering,
          relaxAfterMs: options.relaxAfterMs,
          stunPorts: stun.value.ports,
          minSharedMs: options.moderation.minSharedMs,
          countsCalls: options.countCalls,
        },
      ),
  });
  sessions = () => sockets.switchboard.totals().sessions;
  let { isPaused } = options;
  sockets.switchboard.pause(isPaused);
  // Before anybody comes in: their networks are to have the names that all nodes know them by.
  const { border } = sockets.switchboard;
  if (border) await crowd?.value.begin(border, () => sockets.switchboard.totals());
  const health = () =>
    counters.health(sockets.switchboard.totals(), moderation.totals(performance.now()));
  // A browser must not be told to insist on a certificate that is gone tomorrow.
  const secured = { tls: tlsFiles !== undefined };
  const headers = securityHeaders(secured);
  const origins = new Set(options.origins);
  const requestRemains = createRequestRemains(ofRuntime);
  const opener = createListenerOpener({
    cameIn(request) {
      receiveBuffers.used();
      requestRemains.used(request);
    },
    answer: createHttp({
      site: built.site,
      ads: built.ads,
      headers,
      filterHeaders: securityHeaders({ ...secured, filterWorker: true }),
      isAllowedOrigin: createOriginRule(origins),
      health,
      inventory: () =>
        renderInventory({
          ...sockets.switchboard.held(),
          networkNames: table.counts.networks,
          networkKeys: table.counts.keys,
          networksAtTheDoor: doorkeeper.networks,
          networkStandings: moderation.size,
          totals: 1,
        }),
    }),
    sockets: sockets.handler,
    headers,
    originOf: createOrigins(table, () => networks),
    tls: () => shown,
    sharePort: options.sharePort,
    log,
  });
  const metrics =
    options.metrics &&
    openMetrics(options.metrics, () =>
      renderMetrics({
        version: options.version,
        health: health(),
        since: roundedSinceStart(sockets.switchboard.sinceStart()),
        isPaused,
        countsCalls: options.countCalls,
        isRelayUp: relay.relay?.isUp(),
        certificateEndsAt: shown && endOf(shown),
        ...processFacts(),
      }),
    );
  const stopMetrics = () => metrics?.ok && metrics.stop();
  stops.push(stopMetrics);
  const opened =
    metrics?.ok === false ? metrics : await openEverywhere(addresses, options.port, opener);
  if (!opened.ok) return opened;
  const { port } = opened;
  const doors = createFrontDoors({ opened: opened.listeners, port, opener });
  stops.push(doors.close);
  const house = watchHouse({ doors, log });
  stops.push(house.stop);
  // Not before everything is open: a server that does not start says one sentence and nothing else.
  if (stun.value.isMoved) {
    const [first = 0, second = 0] = stun.value.ports;
    log('stunMoved', { first, second });
  }
  if (relay.isMoved && relay.relay) {
    log('relayMoved', { port: relay.relay.port, tlsPort: relay.relay.tlsPort });
  }
  if (built.refused > 0) log('adsRefused', { pages: Math.min(built.refused, 65_535) });
  const kept =
    options.adsTotals === undefined
      ? undefined
      : keepAdTotals({
          file: options.adsTotals,
          totals,
          onFailure: () => log('adTotalsUnwritten', {}),
        });
  stops.push(() => kept?.stop());
  const urlOf = (name: string) => publicUrl({ host: name, port, tls: isSecure });
  const url = urlOf(host);
  // Whoever names an address to listen on means its pages too.
  for (const own of [url, ...options.alsoAt.map(urlOf)]) origins.add(own);
  const sweeps = startSweeps({
    switchboard: sockets.switchboard,
    networks: [doorkeeper, moderation, table],
    buffers: [sendBuffers, receiveBuffers, requestRemains],
    log,
  });
  stops.push(sweeps.stop);
  const certificate =
    tlsFiles &&
    (await watchCertificate({
      files: tlsFiles,
      log,
      take(renewed) {
        const before = shown;
        shown = renewed;
        try {
          doors.replace();
        } catch (refused) {
          shown = before;
          throw refused;
        }
        relay.renewCertificate();
      },
    }));

  return {
    ok: true,
    server: {
      url,
      alsoAt: options.alsoAt.map(urlOf),
      port,
      stunPorts: stun.value.ports,
      metricsPort: metrics?.ok ? metrics.port : undefined,
      change(wanted) {
        ({ networks, isPaused } = wanted);
        sockets.switchboard.pause(isPaused);
      },
      lookAtCertificate: async () => certificate?.look(),
      liftBlocks() {
        moderation.liftAll(performance.now());
        border?.moderation.lift();
      },
      async stop() {
        house.stop();
        if (options.drainMs > 0) {
          void doors.shut();
          await drained(sockets.switchboard, options.drainMs);
        }
        sweeps.stop();
        certificate?.stop();
        stopMetrics();
        stun.value.stop();
        relay.stop();
        sockets.closeAll('shuttingDown');
        await crowd?.value.end();
        await Promise.race([doors.shut(), Bun.sleep(farewellMs)]);
        doors.close();
        sendBuffers.stop();
        receiveBuffers.stop();
        await kept?.stop();
      },
    },
  };
}
