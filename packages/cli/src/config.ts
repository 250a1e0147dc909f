import { configTable } from './config-table.ts';
import { optionSources } from './option-sources.ts';
import { readOptions } from './read-options.ts';
import type { Terminal } from './terminal.ts';

/** Runs `passerby config`: what `start` would take with the same flags, variables and file. */
export async function config(flags: readonly string[], terminal: Terminal): Promise<number> {
  const read = await readOptions(optionSources(flags));
  if (!read.ok) {
    terminal.error(`${read.message}\n`);
    return 1;
  }
  terminal.out(configTable(read.given));
  return 0;
}
