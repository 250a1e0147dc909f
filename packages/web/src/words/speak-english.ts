// For tests: what stands beside this import speaks English, at once and in full.
import { first } from './en/first.ts';
import { later } from './en/later.ts';
import { speakLater } from './later-words.ts';
import { speak } from './words.ts';

speak(first);
speakLater(later);
