import type { GivenOptions } from './read-options.ts';
import { type DescribedOption, describedOptions } from './start-options.ts';

/** What stands for a value that is not to be seen, not even by its owner over a shoulder. */
const hidden = '(not shown)';

/**
 * Every option with the value in force and where it came from, as it would be written: one line each,
 * in the order of the help.
 */
export function configTable(given: GivenOptions): string {
  const rows = describedOptions.map((option) => {
    const from = given.get(option.name);
    return {
      name: option.name,
      value: from === undefined ? defaultOf(option) : shown(option, from.value),
      source: from?.source ?? 'default',
    };
  });
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const valueWidth = Math.max(...rows.map(({ value }) => value.length));
  return rows
    .map(
      ({ name, value, source }) =>
        `${name.padEnd(nameWidth)}  ${value.padEnd(valueWidth)}  ${source}\n`,
    )
    .join('');
}

function shown(option: DescribedOption, value: unknown): string {
  return option.isSecret ? hidden : written(value);
}

function defaultOf(option: DescribedOption): string {
  // A folder of this very program: its path says nothing to anyone.
  if (option.name === 'site') return '(the built page)';
  // The schema keeps lengths of time in seconds and shares in percent: as they are written.
  return option.default === undefined ? '-' : written(option.default);
}

function written(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? '-' : value.join(',');
}
