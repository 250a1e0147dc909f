import type { BrowserFamily } from '../../app/devices/browser-family.ts';

const again = 'Press Try again.';

export const permission = {
  title: 'How to allow it in this browser',
  steps: {
    chromium: ['Press the sliders beside the address.', 'Switch on camera and microphone.', again],
    chromiumPhone: [
      'Press the sliders beside the address, then Permissions.',
      'Allow camera and microphone.',
      again,
    ],
    firefox: [
      'Press the crossed-out camera beside the address.',
      'Take away what says “Blocked”.',
      again,
    ],
    firefoxPhone: [
      'Press the lock beside the address, then Edit permissions.',
      'Allow camera and microphone.',
      again,
    ],
    safari: [
      'In the menu Safari choose Settings for this website.',
      'Allow camera and microphone.',
      again,
    ],
    safariPhone: [
      'Press the button at the left of the address, then Website settings.',
      'Allow camera and microphone.',
      again,
    ],
    other: [
      'Look beside the address for the permissions of this page.',
      'Allow camera and microphone.',
      again,
    ],
  } satisfies Record<BrowserFamily, readonly string[]>,
};
