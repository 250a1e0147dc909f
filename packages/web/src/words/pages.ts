import { pages as en } from './en/pages.ts';

/** What the pages with texts say: like the texts, in English alone. They are in no script. */
export const pageWords: typeof en = en;
