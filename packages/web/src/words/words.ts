import type { first as en } from './en/first.ts';

/** Every string of the lobby, by area. English is the shape: a language that lacks one does not compile. */
export type FirstWords = typeof en;

/** Those of the language that the page is in, from `speak` on: too late for what modules do at once. */
export let words: FirstWords;

export function speak(first: FirstWords): void {
  words = first;
}
