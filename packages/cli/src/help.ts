import { describedOptions } from './start-options.ts';

export const generalHelp = `passerby: a place to meet a stranger, face to face, that never knows who you are.

  passerby start      serve the page, its sockets and STUN from this process
  passerby --version  print the version

passerby start --help lists the options.
`;

/** Every option of `start` with its variable and its default, from the schema itself. */
export function startHelp(): string {
  const rows = describedOptions.map((option) => ({
    usage: `${option.flag} ${option.takes}`,
    says: option.says + defaultOf(option.name, option.default),
    variable: option.variable,
  }));
  rows.push({
    usage: '--config FILE',
    says: 'a JSON file with any of these: {"port": 9000, "relaxAfter": 2}',
    variable: 'PASSERBY_CONFIG',
  });
  const width = Math.max(...rows.map((row) => row.usage.length));
  const indent = ' '.repeat(width + 4);
  const lines = rows.map(
    ({ usage, says, variable }) => `  ${usage.padEnd(width)}  ${says}\n${indent}${variable}\n`,
  );
  return `passerby start: serve the page, its sockets and STUN from this process.

A flag wins over its environment variable (under it here), and that over the file.

${lines.join('')}`;
}

function defaultOf(name: string, value: unknown): string {
  // The site's default is a path of this very machine.
  if (name === 'site' || value === undefined || Array.isArray(value)) return '';
  return ` (${value})`;
}
