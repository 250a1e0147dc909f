import { describe, expect, test } from 'bun:test';
import type { DeviceFailure, DeviceState } from '@passerby/client';
import { defaultPreferences } from '../../preferences.ts';
import { failures } from '../../words/en/failures.ts';
import { canTryAgain, deviceFailures } from './device-failure.ts';
import { wantedDevices, wantedSubject } from './wanted-devices.ts';

const on: DeviceState = { state: 'on', deviceId: 'd', label: '' };
const failed = (code: DeviceFailure): DeviceState => ({ state: 'failed', code });

describe('device failures', () => {
  test('[devices] two failures of one kind are one sentence, two kinds are two', () => {
    expect(deviceFailures({ camera: on, microphone: on })).toEqual([]);
    expect(deviceFailures({ camera: failed('refused'), microphone: failed('refused') })).toEqual([
      { subject: 'both', code: 'refused' },
    ]);
    expect(deviceFailures({ camera: failed('busy'), microphone: failed('none') })).toEqual([
      { subject: 'camera', code: 'busy' },
      { subject: 'microphone', code: 'none' },
    ]);
    expect(deviceFailures({ camera: on, microphone: failed('none') })).toHaveLength(1);
  });

  test('[devices] no two failures are told in the same words', () => {
    const codes = Object.keys(failures) as DeviceFailure[];
    const titles = codes.map((code) => failures[code].title('camera'));
    const advice = codes.map((code) => failures[code].advice('camera'));
    expect(new Set(titles).size + new Set(advice).size).toBe(2 * codes.length);
  });

  test('[devices] trying again is offered only where it can help', () => {
    expect(canTryAgain('refused')).toBe(true);
    expect(canTryAgain('insecure')).toBe(false);
  });

  test('[devices] a mode asks for no more than it uses, and never for what is kept off', () => {
    const off = { ...defaultPreferences, camera: { on: false, deviceId: '' } };
    expect(wantedSubject(wantedDevices(defaultPreferences))).toBe('both');
    expect(wantedSubject(wantedDevices(off))).toBe('microphone');
    expect(wantedSubject(wantedDevices({ ...defaultPreferences, mode: 'audio' }))).toBe(
      'microphone',
    );
    expect(wantedSubject(wantedDevices({ ...defaultPreferences, mode: 'text' }))).toBeUndefined();
  });
});
