import type { StrangerPicture } from '@passerby/filter/core/stranger-picture';
import { veilWords } from '../../words/later-words.ts';

/** Why the stranger's picture is blurred, or that it is not, in one sentence. */
export function veilSentence(picture: StrangerPicture): string {
  const { veil } = veilWords;
  switch (picture.state) {
    case 'loading':
      return veil.loading;
    case 'checking':
      return veil.checking[picture.because];
    case 'paused':
      return veil.checking[picture.doubt];
    case 'unavailable':
      return veil.unavailable[picture.why];
    case 'covered':
      return veil.covered;
    case 'watching':
      return veil.watching;
    case 'uncovered':
      return veil.uncovered;
  }
}
