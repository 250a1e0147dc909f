import type { Said } from '@passerby/client';

/** How many of the stranger's messages came after the last one that was seen. */
export function unreadCount(conversation: readonly Said[], seenKey: number): number {
  return conversation.filter(({ from, key }) => from === 'stranger' && key > seenKey).length;
}

/** The key to call seen when the whole conversation is in view. */
export function newestKey(conversation: readonly Said[]): number {
  return conversation.at(-1)?.key ?? -1;
}

/** The newest of the stranger's messages that nobody has seen yet. */
export function newestUnread(conversation: readonly Said[], seenKey: number): Said | undefined {
  return conversation.findLast(({ from, key }) => from === 'stranger' && key > seenKey);
}
