import { createCounts } from '../../words/counts.ts';
import { words } from '../../words/words.ts';
import type { SearchSentence } from './search-sentence.ts';

const { languageName } = createCounts('en');

export function searchWords(sentence: SearchSentence): string {
  const { searching } = words;
  switch (sentence.kind) {
    case 'likes':
      return searching.someoneWhoLikes(sentence.interests);
    case 'speaks':
      return searching.someoneWhoSpeaks(languageName(sentence.language) ?? sentence.language);
    default:
      return searching[sentence.kind];
  }
}
