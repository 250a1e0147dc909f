import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const web = new URL('../../../web/', import.meta.url);

/** Where creatives and the built site are when nothing is said. */
export const defaultAds = fileURLToPath(new URL('ads', web));
export const defaultSite = fileURLToPath(new URL('dist', web));

export type FlagsRead<N extends string> =
  | {
      readonly ok: true;
      readonly flags: { readonly [F in N]?: string };
      readonly words: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** Reads `--name VALUE` flags and, where some are allowed, other words. */
export function readFlags<N extends string>(
  args: readonly string[],
  names: readonly N[],
  maxWords: number,
): FlagsRead<N> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
      allowPositionals: true,
    });
    const extra = positionals[maxWords];
    if (extra !== undefined) {
      return { ok: false, message: `${JSON.stringify(extra)} is not understood.` };
    }
    return { ok: true, flags: values as { [F in N]?: string }, words: positionals };
  } catch (error) {
    // parseArgs throws what a person can read, and advice about `--` after it.
    const [first = ''] = error instanceof Error ? error.message.split('. ') : [];
    return { ok: false, message: `${first.replace(/\.$/, '')}.` };
  }
}
