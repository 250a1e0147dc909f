import { expect, test } from 'bun:test';
import { addSaid, maxConversation, type Said } from './conversation.ts';

test('[P5] the latest 500 entries stay, under keys that count upwards', () => {
  let conversation: readonly Said[] = [];
  for (let i = 1; i <= maxConversation + 20; i++) {
    conversation = addSaid(conversation, i % 2 ? 'you' : 'stranger', `line ${i}`);
  }
  expect(conversation).toHaveLength(500);
  expect(conversation[0]).toEqual({ from: 'you', text: 'line 21', key: 21 });
  expect(conversation.at(-1)?.key).toBe(520);
});
