import { languageName } from '../../words/counts.ts';
import { searchingWords } from '../../words/later-words.ts';
import type { SearchSentence } from './search-sentence.ts';

export function searchWords(sentence: SearchSentence): string {
  switch (sentence.kind) {
    case 'likes':
      return searchingWords.someoneWhoLikes(sentence.interests);
    case 'speaks':
      return searchingWords.someoneWhoSpeaks(languageName(sentence.language) ?? sentence.language);
    default:
      return searchingWords[sentence.kind];
  }
}
