// Finds the Bun that package.json pins, or lets npm bring it into the ignored folder .bun/.
//
// This file and those it imports run before anything is installed: plain Node, no dependency, and
// a syntax that Node 12 can parse, so that an old Node gets a sentence and not a SyntaxError.
import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'fs';
import { basename, delimiter, join } from 'path';
import { fail, isNetworkError, requireWritable, root, writeFault } from './checkout.mjs';

const oldestNode = 20;
const binary = process.platform === 'win32' ? 'bun.exe' : 'bun';
const privateFolder = join(root, '.bun');

/** Ends the process with one sentence when Node is too old for npm to bring what we need. */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= oldestNode) return;
  fail(
    `Passerby needs Node ${oldestNode} or newer, and this is Node ${process.versions.node}: ` +
      'install a current Node and try again.',
  );
}

/**
 * Returns the path of a Bun of the pinned version: one on PATH, one brought before, or a new one.
 * @returns {string}
 */
export function ensureBun() {
  const version = pinnedVersion();
  const found = runnable(onPath().concat(inPrivateFolder()), version);
  if (found) return found;
  installWithNpm(version);
  const installed = runnable(inPrivateFolder(), version);
  if (installed) return installed;
  return fail(
    `npm brought Bun ${version}, but no build of it runs on ${process.platform} ${process.arch}: ` +
      `put a "bun" of that version on PATH and try again.`,
  );
}

function pinnedVersion() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return manifest.packageManager.replace(/^bun@/, '');
}

function onPath() {
  return (process.env['PATH'] || '').split(delimiter).map((folder) => join(folder, binary));
}

// npm may leave several builds (musl, without AVX2): which one the machine can run is found by
// running it. The launcher that the package "bun" itself installs would need its postinstall.
function inPrivateFolder() {
  const builds = join(privateFolder, 'node_modules', '@oven');
  if (!existsSync(builds)) return [];
  return readdirSync(builds)
    .sort()
    .map((build) => join(builds, build, 'bin', binary));
}

/**
 * @param {string[]} candidates
 * @param {string} version
 */
function runnable(candidates, version) {
  return candidates.find((path) => {
    if (!existsSync(path)) return false;
    const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10000 });
    return answer.status === 0 && answer.stdout.trim() === version;
  });
}

/** @param {string} version */
function installWithNpm(version) {
  requireWritable(root, privateFolder);
  process.stderr.write(`Getting Bun ${version}, once ...\n`);
  mkdirSync(privateFolder, { recursive: true });
  const result = npm([
    'install',
    `--prefix=${privateFolder}`,
    '--global=false',
    '--include=optional',
    '--ignore-scripts',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--fetch-retries=3',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    `bun@${version}`,
  ]);
  if (result.error && /ENOENT/.test(result.error.message)) {
    fail(`npm, which brings Bun ${version}, was not found: install npm, or put that Bun on PATH.`);
  }
  if (result.status === 0) return;
  const output = `${result.stdout || ''}${result.stderr || ''}`;
  const fault = writeFault('npm', output);
  if (fault) fail(fault);
  if (isNetworkError(output)) {
    fail(`npm could not fetch Bun ${version}: check the network connection and try again.`);
  }
  process.stderr.write(output);
  fail(`npm could not install Bun ${version} (its own words are above): put it on PATH instead.`);
}

/**
 * Under "npm start" npm says where it is; that works where the command "npm" is a .cmd file too.
 * @param {string[]} args
 */
function npm(args) {
  /** @type {import('child_process').SpawnSyncOptionsWithStringEncoding} */
  const options = { cwd: privateFolder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  const script = process.env['npm_execpath'] || '';
  if (basename(script) === 'npm-cli.js') {
    return spawnSync(process.execPath, [script].concat(args), options);
  }
  return spawnSync('npm', args, Object.assign({ shell: process.platform === 'win32' }, options));
}
