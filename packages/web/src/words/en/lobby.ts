import { createCounts } from '../counts.ts';

const counts = createCounts('en');

export const lobby = {
  headline: ['Meet a stranger.', 'Leave no trace.'],
  region: 'Before you start',

  mode: 'How do you want to meet?',
  modes: { video: 'Video', audio: 'Voice', text: 'Text' },

  interests: 'Something to talk about, if you like',
  addInterest: 'Add an interest',
  interestPlaceholder: 'add a word',
  interestHint: 'Enter adds it. Backspace takes the last one away.',
  interestsFull: 'eight is the most',
  removeInterest: (word: string) => `Remove ${word}`,
  interestAdded: (word: string) => `${word} added`,
  interestRemoved: (word: string) => `${word} removed`,

  language: 'Language',
  anyLanguage: 'Any language',

  hideAddress: 'Hide my IP address',
  hideAddressNotes: {
    price:
      'A little slower: through this site’s relay, which sees both addresses but not the call.',
    always: 'Always, on this site. Its relay sees both addresses but not the call.',
    missing: 'The relay is not available here.',
    missingNow: 'The relay is not available here now. You are asked before you meet directly.',
  },

  start: 'Start',
  startIn: (clock: string) => `in ${clock}`,
  barred: (over: boolean): string =>
    over ? 'The time is over: you can start again.' : 'Start works again when the time is over.',
  rules: 'You must be 18 or older and keep to the',
  rulesLink: 'guidelines',
  /** What follows the link; in some languages a verb. */
  rulesEnd: '.',
  risks: (hidden: boolean): string =>
    hidden
      ? 'The stranger could record you.'
      : 'The stranger can see your IP address and could record you.',

  record: 'What the server knows about you',

  connecting: 'Reaching the server',
  reconnecting: 'Reaching the server again',
  /** Both numbers are rounded up to multiples of eight: the smallest stands for one to eight. */
  presence: (here: number, waiting: number) => {
    if (here <= 8) {
      return waiting === 0
        ? 'Nobody is waiting just now. You would be the first.'
        : 'Somebody is waiting, eight people at the most.';
    }
    const all = counts.plural(here, { other: 'About # people are here' });
    if (waiting === 0) return `${all}, nobody is waiting just now.`;
    return waiting <= 8
      ? `${all}, up to eight of them waiting.`
      : `${all}, ${counts.plural(waiting, { other: 'about # of them waiting.' })}`;
  },

  unseen: 'Like this you will be heard, not seen.',
  unheard: 'Like this you will be seen, not heard. You can write.',
  watching: 'Like this you will see and hear them, and they get only what you write.',
  listening: 'Like this you will hear them, and they get only what you write.',
};
