import type { Wish } from '@passerby/client';

/** The English names of the Matrix specification's SAS emoji, in its order: 0 to 63. */
// biome-ignore format: eight in a row can be counted
const emojiNames: readonly string[] & { readonly length: 64 } = [
  'Dog', 'Cat', 'Lion', 'Horse', 'Unicorn', 'Pig', 'Elephant', 'Rabbit',
  'Panda', 'Rooster', 'Penguin', 'Turtle', 'Fish', 'Octopus', 'Butterfly', 'Flower',
  'Tree', 'Cactus', 'Mushroom', 'Globe', 'Moon', 'Cloud', 'Fire', 'Banana',
  'Apple', 'Strawberry', 'Corn', 'Pizza', 'Cake', 'Heart', 'Smiley', 'Robot',
  'Hat', 'Glasses', 'Spanner', 'Santa', 'Thumbs Up', 'Umbrella', 'Hourglass', 'Clock',
  'Gift', 'Light Bulb', 'Book', 'Pencil', 'Paperclip', 'Scissors', 'Lock', 'Key',
  'Hammer', 'Telephone', 'Flag', 'Train', 'Bicycle', 'Aeroplane', 'Rocket', 'Trophy',
  'Ball', 'Guitar', 'Trumpet', 'Bell', 'Anchor', 'Headphones', 'Folder', 'Pin',
] as const;

const byVoice = 'Read the five names to each other';

export const comparing = {
  chip: { checking: 'Checking', uncompared: 'Not compared', compared: 'Compared' },
  /** Read out after the chip. */
  chipMeans: {
    checking: 'In a moment you can find out whether somebody sits in the middle.',
    uncompared: 'Is somebody in the middle?',
    compared: 'They match: nobody sits in the middle.',
  },

  title: 'Just the two of you?',
  list: 'Your five, in order',
  how: (mode: Wish['mode']) =>
    `${mode === 'video' ? `${byVoice}, or hold them up to the camera on paper` : byVoice}. ` +
    'If theirs are the same, nobody sits in the middle.',
  notByChat:
    'Typing them into the chat proves nothing: whoever sits in the middle could change what is typed.',
  state: {
    uncompared: 'Not compared yet.',
    compared: 'You have compared them: they match.',
  },
  match: 'They match',
  differ: 'They differ: leave',
  again: 'Compare again',
  emojiNames,
};
