import { readFile } from 'node:fs/promises';
import { startServer } from '@passerby/server/main';
import { installLastResort } from '@passerby/server/shell/last-resort';
import { createLog } from '@passerby/server/shell/log';
import { stopOnSignals } from '@passerby/server/shell/stop-signals';
import { readOptions } from './read-options.ts';

/** What the command line writes to, and says when it cannot go on. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
}

/** Runs `passerby start` until a signal ends it. Returns 1 when it cannot start. */
export async function start(flags: readonly string[], terminal: Terminal): Promise<number> {
  const read = await readOptions({
    flags,
    environment: process.env,
    readFile: (name) => readFile(name, 'utf8').catch(() => undefined),
  });
  if (!read.ok) {
    terminal.error(`${read.message}\n`);
    return 1;
  }
  const writeLine = (line: string) => terminal.error(`${line}\n`);
  const log = createLog(writeLine);
  installLastResort(log, writeLine);

  const { origin, tlsCert, tlsKey, resumeWindow, relaxAfter, ...rest } = read.value;
  const started = await startServer({
    ...rest,
    log,
    origins: origin,
    resumeWindowMs: resumeWindow,
    relaxAfterMs: relaxAfter,
    tls:
      tlsCert === undefined || tlsKey === undefined
        ? undefined
        : { certFile: tlsCert, keyFile: tlsKey },
  });
  if (!started.ok) {
    terminal.error(`${started.message}\n`);
    return 1;
  }
  stopOnSignals(started.server.stop);
  terminal.out(`Passerby is ready at ${started.server.url}\n`);
  return 0;
}
