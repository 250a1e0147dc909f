// Runs Bun in this process's place: same terminal, same signals, same exit code.
import { spawn } from 'child_process';
import { constants } from 'os';
import { fail } from './checkout.mjs';

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs Bun with the arguments and ends this process as Bun ended.
 * @param {string} bun path of the pinned Bun
 * @param {string[]} args
 */
export function runInForeground(bun, args) {
  // --no-orphans: should this process be killed outright, Bun goes with it, and what Bun started.
  const child = spawn(bun, ['--no-orphans'].concat(args), {
    stdio: 'inherit',
    // Bun would keep a cache of our own sources in the home folder: the server writes no file at all.
    env: Object.assign({}, process.env, { BUN_RUNTIME_TRANSPILER_CACHE_PATH: '0' }),
  });
  // A terminal sends Ctrl-C to everyone; a supervisor, or npm, tells this process alone. Passing it
  // on each time means that Bun may hear it twice.
  for (const signal of signals) {
    process.on(signal, () => child.kill(signal));
  }
  if (process.env['npm_lifecycle_event']) onOrphaned(() => child.kill('SIGTERM'));
  child.on('error', (error) => fail(`Bun could not be started (${error.message}).`));
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + constants.signals[signal] : code);
  });
}

/**
 * The shell that npm puts between itself and us may die of a SIGTERM without passing it on
 * (Debian's does): then this process finds itself with another parent.
 * @param {() => void} stop
 */
function onOrphaned(stop) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 250);
}
