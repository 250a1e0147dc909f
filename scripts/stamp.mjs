// Remembers what an installation or a build was made from, by content: a checkout, a copy or an
// unpacked archive changes the times of files without changing the files.
import { createHash } from 'crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'fs';
import { join, relative } from 'path';
import { root } from './checkout.mjs';

const folder = join(root, 'node_modules', '.passerby');
const notSources = /^(node_modules|dist|\..+)$|\.test\.tsx?$/;

/**
 * Returns one hash over the names and contents of files, and of all sources inside folders.
 * @param {string[]} paths absolute; what does not exist counts as absent
 */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesIn(path)) {
      const content = readFileSync(file);
      hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * Returns whether the named work was finished from exactly these sources.
 * @param {string} name
 * @param {string} hash
 */
export function isStamped(name, hash) {
  const file = join(folder, name);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

/**
 * Forgets the stamp: called before the work, so that half of it never counts as done.
 * @param {string} name
 */
export function removeStamp(name) {
  const file = join(folder, name);
  if (existsSync(file)) unlinkSync(file);
}

/**
 * Notes that the named work is done.
 * @param {string} name
 * @param {string} hash
 */
export function writeStamp(name, hash) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), hash);
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .filter((name) => !notSources.test(name))
    .reduce((files, name) => files.concat(filesIn(join(path, name))), /** @type {string[]} */ ([]));
}
