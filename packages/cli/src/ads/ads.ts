import { isExecutable } from '../built-site.ts';
import { nearest } from '../nearest.ts';
import type { Terminal } from '../terminal.ts';
import { adsHelp } from './ads-help.ts';
import { reportAds } from './ads-report.ts';

type Verb = (args: readonly string[], terminal: Terminal) => Promise<number>;

// What makes ads is loaded by those who make them.
const verbs: Readonly<Record<string, Verb>> = {
  check: async (...given) => (await import('./ads-check.ts')).checkAds(...given),
  preview: async (...given) => (await import('./ads-preview.ts')).previewAd(...given),
  report: reportAds,
};

/** Runs `passerby ads VERB`. Returns the code to exit with. */
export async function ads(args: readonly string[], terminal: Terminal): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'help' || args.some((word) => word === '--help' || word === '-h')) {
    terminal.out(adsHelp);
    return 0;
  }
  if (verb === undefined) {
    terminal.error(adsHelp);
    return 1;
  }
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (run === undefined) {
    const meant = nearest(verb, Object.keys(verbs));
    const hint = meant === undefined ? 'passerby ads --help lists them.' : `did you mean ${meant}?`;
    terminal.error(`${JSON.stringify(verb)} is no command of ads: ${hint}\n`);
    return 1;
  }
  if (isExecutable && run !== reportAds) {
    terminal.error(
      `Ads are put into the site when it is built, and the one in here is built already: passerby ads ${verb} is for a checkout.\n`,
    );
    return 1;
  }
  return run(rest, terminal);
}
