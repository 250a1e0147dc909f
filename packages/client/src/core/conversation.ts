/** One entry of the conversation. `key` is unique within it and counts upwards. */
export interface Said {
  readonly from: 'you' | 'stranger';
  /** Text and nothing else: never insert it as markup. */
  readonly text: string;
  readonly key: number;
}

/** A stranger who writes all night must not fill the memory of the tab. */
export const maxConversation = 500;

/** The conversation with one more entry at its end; the oldest go first. */
export function addSaid(
  conversation: readonly Said[],
  from: Said['from'],
  text: string,
): readonly Said[] {
  const key = (conversation.at(-1)?.key ?? 0) + 1;
  return [...conversation, { from, text, key }].slice(-maxConversation);
}
