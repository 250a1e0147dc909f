import { createCounts } from '../counts.ts';

const counts = createCounts('en');
const most = 3;

export const searching = {
  cancel: 'Cancel',
  reaching: 'Reaching the server',
  working: 'Many people are coming at once: your device does a little work first',
  someone: 'Looking for someone',
  someoneWhoLikes: (interests: readonly string[]) =>
    `Looking for someone who likes ${counts.anyOf(
      interests.length > most ? [...interests.slice(0, most), 'the rest'] : interests,
    )}`,
  someoneWhoSpeaks: (language: string) => `Looking for someone who speaks ${language}`,
  anyone: 'Looking for anyone now',
  metEveryone: 'You have met everyone who is here. Waiting for someone new.',
  nobodyYet: 'Nobody new is waiting just now. Someone may come at any moment.',
  directly: 'Directly this time: the stranger can see your IP address.',
  waiting: (roundedUp: number) =>
    roundedUp <= 8
      ? 'Up to 8 people are waiting, you among them'
      : counts.plural(roundedUp, { other: 'About # people are waiting, you among them' }),
  elapsed: (ms: number) => counts.elapsed(ms),
};
