#!/usr/bin/env -S BUN_RUNTIME_TRANSPILER_CACHE_PATH=0 bun
// Without that variable Bun keeps what it compiled in a folder of the user's: this writes no file.
import manifest from '../package.json' with { type: 'json' };
import { generalHelp, startHelp } from './help.ts';
import { nearest } from './nearest.ts';
import { start, type Terminal } from './start.ts';

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
};

async function run([verb, ...flags]: readonly string[]): Promise<number> {
  const asksForHelp = flags.includes('--help') || flags.includes('-h');
  switch (verb) {
    case 'start':
      if (!asksForHelp) return start(flags, terminal);
      terminal.out(startHelp());
      return 0;
    case undefined:
      terminal.error(generalHelp);
      return 1;
    case '--help':
    case '-h':
    case 'help':
      terminal.out(generalHelp);
      return 0;
    case '--version':
    case '-v':
      terminal.out(`${manifest.version}\n`);
      return 0;
    default: {
      const meant = nearest(verb, ['start', '--help', '--version']);
      const hint = meant === undefined ? 'passerby --help lists them' : `did you mean ${meant}?`;
      terminal.error(`${JSON.stringify(verb)} is no command: ${hint}\n`);
      return 1;
    }
  }
}

process.exitCode = await run(process.argv.slice(2));
