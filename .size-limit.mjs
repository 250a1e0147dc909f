// What each page may weigh, gzipped: read off the build, so that no part and no language is left out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join('packages', 'web', 'dist', '_astro');
const built = readdirSync(folder);

/** The one file that begins like this. */
function fileOf(start) {
  const [file, ...others] = built.filter((name) => name.startsWith(start) && name.endsWith('.js'));
  if (file === undefined || others.length > 0) throw new Error(`not one file is ${start}*.js`);
  return file;
}

/** A script and all that it imports by name: what a browser fetches for it, asked or not. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(join(folder, file), 'utf8');
  for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g)) {
    withImports(name, found);
  }
  return found;
}

const weigh = (name, files, limit) => ({
  name,
  path: [...files].map((file) => join(folder, file)),
  limit,
  gzip: true,
});

const languages = built.flatMap((name) => /^words-(\w+)\./.exec(name)?.[1] ?? []);
const lobbyOf = (language) =>
  withImports(fileOf(`${language === 'en' ? 'index' : language}.astro`));
const lobby = lobbyOf('en');
if (languages.length < 12) throw new Error('the build is not read right');
// Its words, and all else: a third file would be one way to the server and back more (`astro.config.mjs`).
if (lobby.size !== 2) throw new Error(`the lobby imports ${[...lobby].join(', ')}`);

const room = [...withImports(fileOf('room.')), fileOf('peer-connection.')];
const panels = [
  'entrance-dialog.',
  'settings-dialog.',
  'keys-dialog.',
  'failure-notes.',
  'lacking.',
  'record-dialog.',
];
const onlyIn = (files) => files.filter((file) => !lobby.has(file));

export default [
  ...languages.map((language) =>
    weigh(`JavaScript of the lobby, ${language}`, lobbyOf(language), '45 kB'),
  ),
  weigh('JavaScript of the room, without its words', onlyIn(room), '20 kB'),
  ...languages.map((language) =>
    weigh(
      `Words of the room and the panels, ${language}`,
      [fileOf(`words-${language}.`)],
      '8.5 kB',
    ),
  ),
  weigh('JavaScript of panels, loaded on demand', onlyIn(panels.map(fileOf)), '5 kB'),
  weigh(
    'JavaScript of the worker for proofs of work, loaded after both',
    built.filter((name) => name.includes('work-worker') && name.endsWith('.js')),
    '2 kB',
  ),
  weigh(
    'CSS of the lobby',
    built.filter((name) => name.endsWith('.css')),
    '15 kB',
  ),
];
