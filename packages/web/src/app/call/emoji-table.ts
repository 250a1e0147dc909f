import { comparingWords } from '../../words/later-words.ts';

/** The 64 of the Matrix specification (Client-Server API, SAS emoji), in its order. */
// biome-ignore format: eight in a row can be counted
const pictures: readonly string[] & { readonly length: 64 } = [
  '🐶', '🐱', '🦁', '🐎', '🦄', '🐷', '🐘', '🐰',
  '🐼', '🐓', '🐧', '🐢', '🐟', '🐙', '🦋', '🌷',
  '🌳', '🌵', '🍄', '🌏', '🌙', '☁️', '🔥', '🍌',
  '🍎', '🍓', '🌽', '🍕', '🎂', '❤️', '😀', '🤖',
  '🎩', '👓', '🔧', '🎅', '👍', '☂️', '⌛', '⏰',
  '🎁', '💡', '📕', '✏️', '📎', '✂️', '🔒', '🔑',
  '🔨', '☎️', '🏁', '🚂', '🚲', '✈️', '🚀', '🏆',
  '⚽', '🎸', '🎺', '🔔', '⚓', '🎧', '📁', '📌',
] as const;

export interface NamedEmoji {
  readonly picture: string;
  readonly name: string;
}

/** What one of the five numbers (0 to 63) is shown as. Throws RangeError on any other. */
export function namedEmoji(number: number): NamedEmoji {
  const picture = pictures[number];
  const name = comparingWords.emojiNames[number];
  if (picture === undefined || name === undefined) throw new RangeError('an emoji is 0 to 63');
  return { picture, name };
}
