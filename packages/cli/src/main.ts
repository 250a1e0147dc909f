#!/usr/bin/env -S BUN_RUNTIME_TRANSPILER_CACHE_PATH=0 bun
// Without that variable Bun keeps what it compiled in a folder of the user's: this writes no file.
import manifest from '../package.json' with { type: 'json' };
import { ads } from './ads/ads.ts';
import { adsHelp } from './ads/ads-help.ts';
import { audit } from './audit.ts';
import { config } from './config.ts';
import { doctor } from './doctor.ts';
import { health } from './health.ts';
import {
  auditHelp,
  configHelp,
  doctorHelp,
  generalHelp,
  healthHelp,
  startHelp,
  verifyHelp,
} from './help.ts';
import { nearest } from './nearest.ts';
import { plan } from './plan/plan.ts';
import { planHelp } from './plan/plan-help.ts';
import { start } from './start.ts';
import type { Terminal } from './terminal.ts';
import { verify } from './verify.ts';

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
};

// A reader that has left (`| head`, a closed pipe to a log) is no reason to end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const version = `${manifest.version}\n`;
const isHelp = (word: string) => word === '--help' || word === '-h';
const isVersion = (word: string) => word === '--version' || word === '-v';

interface Command {
  readonly help: string;
  run(flags: readonly string[], terminal: Terminal): Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  start: { help: startHelp(), run: start },
  ads: { help: adsHelp, run: ads },
  audit: { help: auditHelp, run: audit },
  config: { help: configHelp, run: config },
  doctor: { help: doctorHelp, run: doctor },
  health: { help: healthHelp, run: health },
  verify: { help: verifyHelp, run: verify },
  plan: { help: planHelp, run: plan },
};

async function run([verb, ...flags]: readonly string[]): Promise<number> {
  if (verb === undefined) {
    terminal.error(generalHelp);
    return 1;
  }
  if (verb === 'help' || isHelp(verb)) return say(generalHelp);
  if (isVersion(verb)) return say(version);
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  if (command === undefined) {
    const meant = nearest(verb, [...Object.keys(commands), '--help', '--version']);
    const hint = meant === undefined ? 'passerby --help lists them.' : `did you mean ${meant}?`;
    terminal.error(`${JSON.stringify(verb)} is no command: ${hint}\n`);
    return 1;
  }
  if (flags.some(isHelp)) return say(command.help);
  if (flags.some(isVersion)) return say(version);
  return command.run(flags, terminal);
}

function say(text: string): number {
  terminal.out(text);
  return 0;
}

process.exitCode = await run(process.argv.slice(2));
