// The folder that this repository was checked out into, and what to say when it cannot be used.
import { accessSync, constants, existsSync } from 'fs';
import { dirname } from 'path';
import { fileURLToPath } from 'url';

/** Absolute path of the repository, without a slash at its end. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const networkErrors =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ConnectionRefused|ConnectionClosed|FailedToOpenSocket|Timeout|DNS/;

const writeErrors = /EACCES|EPERM|EROFS|ENOSPC|AccessDenied|PermissionDenied|ReadOnlyFileSystem/;

/**
 * Returns the sentence for a tool that could not write; undefined when that was not its trouble.
 * @param {string} tool
 * @param {string} output
 */
export function writeFault(tool, output) {
  if (!writeErrors.test(output)) return undefined;
  const path = /(?:path |mkdir '|open '|rename '|symlink ')(\/[^\s']+)/.exec(output);
  const where = path ? path[1] : root;
  return `${tool} could not write to ${where}: make it writable for this user, or free some space.`;
}

/**
 * Whether a tool's output says that it could not reach anything.
 * @param {string} output
 */
export function isNetworkError(output) {
  return networkErrors.test(output);
}

/**
 * Prints one sentence and ends the process with exit code 1.
 * @param {string} sentence
 * @returns {never}
 */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  return process.exit(1);
}

/**
 * Ends the process with one sentence when one of the folders that exist cannot be written to.
 * @param {string[]} folders
 */
export function requireWritable(...folders) {
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    try {
      accessSync(folder, constants.W_OK);
    } catch {
      fail(
        `Passerby has something to install or build, but cannot write to ${folder}: ` +
          'make that folder writable for this user, or check the repository out somewhere else.',
      );
    }
  }
}
