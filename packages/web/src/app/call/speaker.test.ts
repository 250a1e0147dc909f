import { expect, test } from 'bun:test';
import { speakerOf } from './speaker.ts';

test('[U7] the chosen speaker while it is there, otherwise the system’s', () => {
  const speakers = ['default', 'headset'].map((deviceId) => ({ deviceId, label: '' }));
  expect(speakerOf('headset', speakers)).toBe('headset');
  expect(speakerOf('gone', speakers)).toBe('');
  expect(speakerOf('', speakers)).toBe('');
  // Before the browser tells what there is.
  expect(speakerOf('headset', [])).toBe('headset');
});
