import { createCounts } from '../counts.ts';

const counts = createCounts('en');

export const chat = {
  region: 'Chat',
  close: 'Close chat',
  log: 'Messages',
  empty: 'What you write goes to them alone and is kept nowhere.',
  message: 'Message',
  placeholder: 'Say something',
  send: 'Send',
  emoji: 'Emoji',
  you: 'You',
  stranger: 'Stranger',
  typing: 'The stranger is writing',
  left: (characters: number) =>
    counts.plural(characters, { one: '# character left', other: '# characters left' }),
  toNewest: 'To the newest',
  over: 'This conversation is gone when you go on.',
  faults: {
    tooFast: 'A little slower, please. It is still in the box.',
    tooLong: 'That is more than 2,000 characters. Make it shorter.',
    notConnected: 'Not connected just now. It is still in the box.',
  },
};
