import { describe, expect, test } from 'bun:test';
import { signal } from '@preact/signals';
import { defaultPreferences, type Preferences } from '../../preferences.ts';
import { createFakeMedia } from './fake-media.ts';
import { createOwnDevices } from './own-devices.ts';

function createDevices(from: Partial<Preferences> = {}) {
  const preferences = signal({ ...defaultPreferences, ...from });
  const { media, asked, fail } = createFakeMedia();
  const own = createOwnDevices(media, preferences, (change) => {
    preferences.value = { ...preferences.value, ...change };
  });
  return { own, asked, fail, media, preferences };
}

describe('own devices', () => {
  test('[devices] nothing is asked for before something is pressed', async () => {
    const { own, asked } = createDevices();
    expect(own.asked.value).toBe(false);
    await own.follow('video');
    expect(asked).toEqual([]);
  });

  test('[devices] opening asks for what is wanted, on the devices of last time', async () => {
    const { own, asked } = createDevices({
      camera: { on: true, deviceId: 'front' },
      microphone: { on: false, deviceId: '' },
    });
    await own.open();
    expect(asked).toEqual(['choose camera front', 'open camera']);
    expect(own.asked.value).toBe(true);
  });

  test('[devices] off and on are remembered for the next visit', async () => {
    const { own, preferences } = createDevices();
    await own.open();
    await own.toggleCamera();
    await own.toggleMicrophone();
    expect(preferences.value.camera.on).toBe(false);
    expect(preferences.value.microphone.on).toBe(false);
    await own.toggleCamera();
    expect(preferences.value.camera.on).toBe(true);
  });

  test('[devices] voice closes the camera and keeps the choice for video', async () => {
    const { own, media, preferences } = createDevices();
    await own.open();
    preferences.value = { ...preferences.value, mode: 'audio' };
    await own.follow('audio');
    expect(media.state.camera.state).toBe('off');
    expect(media.state.microphone.state).toBe('on');
    preferences.value = { ...preferences.value, mode: 'video' };
    await own.follow('video');
    expect(media.state.camera.state).toBe('on');
  });

  test('[devices] words only: both are let go', async () => {
    const { own, asked, preferences } = createDevices();
    await own.open();
    preferences.value = { ...preferences.value, mode: 'text' };
    await own.follow('text');
    expect(asked.at(-1)).toBe('close');
  });

  test('[devices] whoever chooses another in the place of one that failed has it opened', async () => {
    const { own, asked, fail, preferences } = createDevices();
    await own.open();
    fail('camera');
    fail('microphone');
    await own.chooseCamera('webcam');
    await own.chooseMicrophone('headset');
    expect(asked.slice(-4)).toEqual([
      'choose camera webcam',
      'camera on',
      'choose microphone headset',
      'microphone on',
    ]);
    fail('camera');
    preferences.value = { ...preferences.value, camera: { on: false, deviceId: '' } };
    await own.chooseCamera('webcam');
    expect(asked.at(-1)).toBe('choose camera webcam');
  });

  test('[devices] a muted microphone is open, and is not chosen anew when the camera comes on', async () => {
    const { own, asked } = createDevices({
      camera: { on: true, deviceId: 'front' },
      microphone: { on: true, deviceId: 'headset' },
    });
    await own.open();
    await own.toggleMicrophone();
    await own.toggleCamera();
    asked.length = 0;
    await own.toggleCamera();
    expect(asked).toEqual(['camera on']);
  });

  test('[devices] a device that was chosen is remembered, and switched to', async () => {
    const { own, asked, preferences } = createDevices();
    await own.open();
    await own.chooseMicrophone('headset');
    expect(asked.at(-1)).toBe('choose microphone headset');
    expect(preferences.value.microphone).toEqual({ on: true, deviceId: 'headset' });
  });
});
