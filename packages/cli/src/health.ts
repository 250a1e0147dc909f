import { isEverywhere } from '@passerby/server/shell/listen-address';
import { optionSources } from './option-sources.ts';
import { readOptions } from './read-options.ts';
import type { StartOptions } from './start-options.ts';
import type { Terminal } from './terminal.ts';

/** One that answers later is as good as gone. */
const timeoutMs = 3_000;

/**
 * Runs `passerby health`: asks the server that `start` with the same options would be, on this
 * machine. Returns 0 when it says that it is well: for whatever starts it again when it is not.
 */
export async function health(flags: readonly string[], terminal: Terminal): Promise<number> {
  const read = await readOptions(optionSources(flags));
  if (!read.ok) {
    terminal.error(`${read.message}\n`);
    return 1;
  }
  for (const url of addressesOf(read.value)) {
    if (!(await isWell(url))) continue;
    terminal.out('ok\n');
    return 0;
  }
  terminal.error('No server says that it is well: is it running, with the same options?\n');
  return 1;
}

/** `::` is both families, and a container may lack one of them. */
function addressesOf({ host, port, tlsCert, lan }: StartOptions): readonly string[] {
  const hosts =
    host === 'localhost' || isEverywhere(host)
      ? ['127.0.0.1', '[::1]']
      : [host.includes(':') ? `[${host}]` : host];
  const scheme = tlsCert !== undefined || lan ? 'https' : 'http';
  return hosts.map((name) => `${scheme}://${name}:${port}/healthz`);
}

async function isWell(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(timeoutMs),
      // It is asked by its address here, which no certificate of a name is for.
      tls: { rejectUnauthorized: false },
    });
    const said: unknown = await answer.json();
    return typeof said === 'object' && said !== null && 'status' in said && said.status === 'ok';
  } catch {
    return false;
  }
}
