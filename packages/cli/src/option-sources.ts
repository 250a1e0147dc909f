import { readFile } from 'node:fs/promises';
import type { OptionSources } from './read-options.ts';

/** This process's environment and disk, and the flags that it was started with. */
export const optionSources = (flags: readonly string[]): OptionSources => ({
  flags,
  environment: process.env,
  readFile: (name) => readFile(name, 'utf8').catch(() => undefined),
});
