import { spaceOf } from '../words/languages.ts';

/** Between two sentences, or a sentence and a link. */
export const space = (): '' | ' ' => spaceOf(document.documentElement.lang);
