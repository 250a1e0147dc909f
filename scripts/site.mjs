// Builds the site into packages/web/dist, when it is not there or was made from other sources.
import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';
import { fail, requireWritable, root } from './checkout.mjs';
import { hashOf, isStamped, removeStamp, writeStamp } from './stamp.mjs';

const web = join(root, 'packages', 'web');
const site = join(web, 'dist');
const sources = [
  web,
  join(root, 'packages', 'ads', 'src'),
  join(root, 'packages', 'client', 'src'),
  join(root, 'packages', 'filter', 'src'),
  join(root, 'packages', 'protocol', 'src'),
  join(root, 'bun.lock'),
];

/** Whether the built site is there and was made from the sources as they are now. */
export function isSiteFresh() {
  return isMadeFrom(hashOf(sources));
}

/** @param {string} hash */
function isMadeFrom(hash) {
  return existsSync(join(site, 'index.html')) && isStamped('site', hash);
}

/**
 * Makes the built site fit its sources; silent and quick when it does.
 * @param {string} bun path of the pinned Bun
 */
export function ensureSite(bun) {
  const hash = hashOf(sources);
  if (isMadeFrom(hash)) return;
  requireWritable(web, site, join(root, 'node_modules'));
  process.stderr.write('Building the site ...\n');
  removeStamp('site');
  const result = spawnSync(bun, ['--bun', 'run', '--silent', 'build'], {
    cwd: web,
    encoding: 'utf8',
    // Whatever mode the caller is in: the same sources are the same site.
    env: Object.assign({}, process.env, {
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout || ''}${result.stderr || ''}`);
    fail('The site could not be built; what the builder says is above.');
  }
  writeStamp('site', hash);
}
