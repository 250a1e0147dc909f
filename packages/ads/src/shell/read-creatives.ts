import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AdImage } from '../ad-html.ts';
import type { Creative } from '../creative.ts';
import { lineOf, type Problem, readCreative } from '../creative-file.ts';
import { maxImageBytes, readAdImage } from './ad-image.ts';

/** A creative that may be shown, with its picture as it will stand in the page. */
export interface ReadyCreative {
  readonly creative: Creative;
  readonly image: AdImage | undefined;
}

export interface CreativesRead {
  readonly creatives: readonly ReadyCreative[];
  /** What is wrong with the others. */
  readonly problems: readonly Problem[];
}

/** Reads every `NAME.toml` of a folder, and the pictures that they name. */
export async function readCreatives(folder: string): Promise<CreativesRead> {
  const names = await readdir(folder).catch(() => []);
  const creatives: ReadyCreative[] = [];
  const problems: Problem[] = [];
  for (const name of names.filter((file) => file.endsWith('.toml')).sort()) {
    const file = join(folder, name);
    const read = await readOne(folder, file);
    if (read.ok) creatives.push(read.value);
    else problems.push(...read.problems);
  }
  return { creatives, problems };
}

type OneRead =
  | { readonly ok: true; readonly value: ReadyCreative }
  | { readonly ok: false; readonly problems: readonly Problem[] };

async function readOne(folder: string, file: string): Promise<OneRead> {
  const text = await readFile(file, 'utf8');
  const read = readCreative(file, text);
  if (!read.ok) return read;
  const creative = read.value;
  if (creative.image === undefined) return { ok: true, value: { creative, image: undefined } };
  const line = lineOf(text, 'image');
  const refuse = (message: string): OneRead => ({
    ok: false,
    problems: [{ file, line, field: 'image', message }],
  });
  const path = join(folder, creative.image);
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined) return refuse('is not there beside the file');
  if (size > maxImageBytes) return refuse(`is larger than ${maxImageBytes} bytes`);
  const image = await readAdImage(await readFile(path));
  if (!image.ok) return refuse(image.message);
  return { ok: true, value: { creative, image: image.value } };
}
