import { describe, expect, test } from 'bun:test';
import type { Said } from '@passerby/client';
import { newestKey, newestUnread, unreadCount } from './unread.ts';

const conversation: readonly Said[] = [
  { from: 'stranger', text: 'hello', key: 0 },
  { from: 'you', text: 'hi', key: 1 },
  { from: 'stranger', text: 'how are you', key: 2 },
];

describe('unread', () => {
  test('[chat] counts what the stranger said since, and nothing of one own', () => {
    expect(unreadCount(conversation, -1)).toBe(2);
    expect(unreadCount(conversation, 0)).toBe(1);
    expect(unreadCount(conversation, newestKey(conversation))).toBe(0);
  });

  test('[chat] an empty conversation has nothing unread', () => {
    expect(newestKey([])).toBe(-1);
    expect(unreadCount([], newestKey([]))).toBe(0);
  });

  test('[chat] the newest unread is what a closed chat shows', () => {
    expect(newestUnread(conversation, 0)?.text).toBe('how are you');
    expect(newestUnread(conversation, 2)).toBeUndefined();
  });
});
