import { describe, expect, test } from 'bun:test';
import type { DeviceState } from '@passerby/client';
import { startNote } from './start-note.ts';

const on: DeviceState = { state: 'on', deviceId: 'd', label: '' };
const muted: DeviceState = { state: 'muted', deviceId: 'd', label: '' };
const off: DeviceState = { state: 'off' };
const refused: DeviceState = { state: 'failed', code: 'refused' };

describe('the note at Start', () => {
  test('[lobby] says nothing when all is as the mode promises', () => {
    expect(startNote('video', { camera: on, microphone: on })).toBeUndefined();
    expect(startNote('audio', { camera: off, microphone: on })).toBeUndefined();
    expect(startNote('text', { camera: off, microphone: off })).toBeUndefined();
  });

  test('[lobby] says what is missing, whatever the reason', () => {
    expect(startNote('video', { camera: refused, microphone: on })).toBe('unseen');
    expect(startNote('video', { camera: on, microphone: muted })).toBe('unheard');
    expect(startNote('video', { camera: off, microphone: refused })).toBe('watching');
    expect(startNote('audio', { camera: off, microphone: muted })).toBe('listening');
  });

  test('[lobby] waits for the answer while the browser asks', () => {
    const asking: DeviceState = { state: 'asking' };
    expect(startNote('video', { camera: asking, microphone: asking })).toBeUndefined();
  });
});
