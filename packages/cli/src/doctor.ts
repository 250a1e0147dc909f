import { readFile } from 'node:fs/promises';
import { publicUrl } from '@passerby/server/shell/listen-address';
import { readDoctorFlags } from './doctor/doctor-flags.ts';
import { type Finding, isWrong, renderFindings } from './doctor/finding.ts';
import { lookAtRedis } from './doctor/look-at-redis.ts';
import { judgeMachine } from './doctor/machine.ts';
import { readMachineFacts } from './doctor/machine-facts.ts';
import { lookFromOutside } from './doctor/outside.ts';
import { optionSources } from './option-sources.ts';
import { readOptions } from './read-options.ts';
import type { StartOptions } from './start-options.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs `passerby doctor`: looks at a running server as a visitor does, and at the machine. Returns 1
 * when something is wrong.
 */
export async function doctor(flags: readonly string[], terminal: Terminal): Promise<number> {
  const refuse = (message: string) => {
    terminal.error(`${message}\n`);
    return 1;
  };
  const own = readDoctorFlags(flags);
  if (!own.ok) return refuse(own.message);
  const options = await readOptions(optionSources(own.rest));
  if (!options.ok) return refuse(options.message);
  const url = own.url ?? new URL(addressOf(options.value));
  const ca = own.ca === undefined ? undefined : await readFile(own.ca, 'utf8').catch(() => null);
  if (ca === null) return refuse(`The file ${own.ca} cannot be read.`);
  const findings: Finding[] = [...(await lookFromOutside(url, ca))];
  if (!own.outsideOnly) findings.push(...judgeMachine(await readMachineFacts(own.pid ?? 'self')));
  const { redisUrl } = options.value;
  if (!own.outsideOnly && redisUrl !== undefined) findings.push(await lookAtRedis(redisUrl));
  terminal.out(`${url.origin}\n\n${renderFindings(findings)}`);
  return isWrong(findings) ? 1 : 0;
}

/** What people type: the first origin, or what the server says that it is. */
function addressOf({ origin, host, port, tlsCert }: StartOptions): string {
  return origin[0] ?? publicUrl({ host, port, tls: tlsCert !== undefined });
}
