import { expect, test } from 'bun:test';
import { generalHelp, startHelp } from './help.ts';
import { describedOptions } from './start-options.ts';

test('[O4] the help names every option with its flag and its variable', () => {
  const help = startHelp();
  for (const { flag, variable, says } of describedOptions) {
    expect(help).toContain(`${flag} `);
    expect(help).toContain(`${variable}\n`);
    expect(help).toContain(says);
  }
  expect(help).toContain('(8080)');
  expect(help).toContain('PASSERBY_CONFIG');
});

test('[O4] it fits a terminal, and shows no path of this machine', () => {
  for (const line of `${generalHelp}${startHelp()}`.split('\n')) {
    expect(line.length).toBeLessThanOrEqual(100);
  }
  expect(startHelp()).not.toContain(import.meta.dir);
  expect(startHelp()).not.toContain('dist');
});
