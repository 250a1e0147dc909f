// Installs the packages that bun.lock names, when they are not there or not those.
import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { fail, isNetworkError, requireWritable, root, writeFault } from './checkout.mjs';
import { hashOf, isStamped, removeStamp, writeStamp } from './stamp.mjs';

const modules = join(root, 'node_modules');

/**
 * Makes node_modules what bun.lock says; silent and quick when it is already.
 * @param {string} bun path of the pinned Bun
 */
export function ensureInstalled(bun) {
  const hash = hashOf([join(root, 'bun.lock'), join(root, 'bunfig.toml')].concat(manifests()));
  if (isStamped('installed', hash)) return;
  requireWritable(root, modules);
  process.stderr.write('Installing packages ...\n');
  removeStamp('installed');
  const result = spawnSync(bun, ['install', '--frozen-lockfile'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status === 0) return writeStamp('installed', hash);
  const output = `${result.stdout || ''}${result.stderr || ''}`;
  if (/lockfile had changes/.test(output)) {
    fail(
      'bun.lock does not fit the package.json files: ' +
        'run "npm run bun -- install" to bring it up to date, and commit it.',
    );
  }
  const fault = writeFault('Bun', output);
  if (fault) fail(fault);
  if (isNetworkError(output)) {
    fail('Bun could not fetch the packages: check the network connection and try again.');
  }
  process.stderr.write(output);
  return fail('Bun could not install the packages; its own words are above.');
}

function manifests() {
  /** @type {{ workspaces: string[] }} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return manifest.workspaces
    .reduce((folders, workspace) => folders.concat(foldersOf(workspace)), [root])
    .map((folder) => join(folder, 'package.json'));
}

/**
 * A workspace is "folder", or "folder/*" for each folder inside it.
 * @param {string} workspace
 */
function foldersOf(workspace) {
  if (!workspace.endsWith('/*')) return [join(root, workspace)];
  const parent = join(root, workspace.slice(0, -2));
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .sort()
    .map((name) => join(parent, name));
}
