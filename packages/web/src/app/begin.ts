import { ageCheck } from '../age-check.ts';
import { type LaterWords, speakLaterFrom } from '../words/later-words.ts';
import { type FirstWords, speak } from '../words/words.ts';
import { mount } from './mount.ts';

/** Begins in the language of the page: each lobby has a script that calls this with its own words. */
export function begin(
  first: FirstWords,
  fetchLater: () => Promise<{ readonly later: LaterWords }>,
): void {
  speak(first);
  speakLaterFrom(fetchLater);
  const root = document.getElementById('app');
  if (root !== null) mount(root, ageCheck);
}
