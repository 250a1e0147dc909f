import { startServer } from '@passerby/server/main';
import { installLastResort } from '@passerby/server/shell/last-resort';
import { createLog } from '@passerby/server/shell/log';
import { hearOperator } from '@passerby/server/shell/operator-signals';
import type { RunningOptions } from '@passerby/server/shell/server-options';
import { stopOnSignals } from '@passerby/server/shell/stop-signals';
import manifest from '../package.json' with { type: 'json' };
import { lanWords } from './lan/lan-words.ts';
import { openLan } from './lan/open-lan.ts';
import { optionSources } from './option-sources.ts';
import { readOptions } from './read-options.ts';
import type { StartOptions } from './start-options.ts';
import type { Terminal } from './terminal.ts';

/** Runs `passerby start` until a signal ends it. Returns 1 when it cannot start. */
export async function start(flags: readonly string[], terminal: Terminal): Promise<number> {
  const readAll = () => readOptions(optionSources(flags));
  const read = await readAll();
  if (!read.ok) {
    terminal.error(`${read.message}\n`);
    return 1;
  }
  const writeLine = (line: string) => terminal.error(`${line}\n`);
  const log = createLog(writeLine);
  installLastResort(log, writeLine);

  const { origin, relayUrl, relaySecret, resumeWindow, relaxAfter, ...rest } = read.value;
  const lan = rest.lan ? await openLan(rest) : undefined;
  if (lan && !lan.ok) {
    terminal.error(`${lan.message}\n`);
    return 1;
  }
  const started = await startServer({
    ...rest,
    host: lan?.host ?? rest.host,
    alsoAt: lan?.addresses ?? [],
    version: manifest.version,
    log,
    origins: origin,
    relayUrls: relayUrl,
    relaySecret,
    adsTotals: rest.adsTotals,
    resumeWindowMs: resumeWindow,
    relaxAfterMs: relaxAfter,
    ...runningOptions(read.value),
    crowd: crowdOptions(read.value),
    drainMs: rest.drain ?? (rest.redisUrl === undefined ? 0 : crowdDrainMs),
    moderation: {
      flagThreshold: rest.flagThreshold,
      minSharedMs: rest.minShared,
      pauseMs: rest.flagPause,
      blockMs: rest.blockSeconds,
      blockShare: rest.blockShare / 100,
      flagsPerVoice: rest.flagsPerNetwork,
      matchesPerMinute: rest.matchesPerMinute,
      workBits: rest.workBits,
      calmPerSecond: rest.calmPerSecond,
    },
    tls: lan ? { kind: 'memory', ...lan.certificate } : tlsFiles(read.value),
  });
  if (!started.ok) {
    terminal.error(`${started.message}\n`);
    return 1;
  }
  const { server } = started;
  stopOnSignals(server.stop);
  hearOperator({
    async reload() {
      const again = await readAll();
      if (again.ok) server.change(runningOptions(again.value));
      log(again.ok ? 'optionsChanged' : 'optionsRefused', {});
      await server.lookAtCertificate();
    },
    liftBlocks() {
      server.liftBlocks();
      log('blocksLifted', {});
    },
  });
  const { url, alsoAt } = server;
  const words = lan ? lanWords({ urls: alsoAt, fingerprint: lan.certificate.fingerprint }) : '';
  terminal.out(`Passerby is ready at ${alsoAt[0] ?? url}\n${words}`);
  return 0;
}

function tlsFiles({ tlsCert, tlsKey }: StartOptions) {
  return tlsCert === undefined || tlsKey === undefined
    ? undefined
    : ({ kind: 'files', certFile: tlsCert, keyFile: tlsKey } as const);
}

/** Others take over meanwhile, and a call is often over by then. */
const crowdDrainMs = 30_000;

/** The schema has made sure of both or neither. */
function crowdOptions({ redisUrl, nodePassword }: StartOptions) {
  return redisUrl === undefined || nodePassword === undefined
    ? undefined
    : { redisUrl, secret: nodePassword };
}

/** What is taken over while the server runs; everything else needs a new start. */
function runningOptions(options: StartOptions): RunningOptions {
  const { trustNetwork, denyNetwork, matching } = options;
  return {
    networks: { trusted: trustNetwork, denied: denyNetwork },
    isPaused: matching === 'paused',
  };
}
