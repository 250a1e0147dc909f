import type { DeviceFailure } from '@passerby/client';
import type { Subject } from './devices.ts';

type Lost = 'camera' | 'microphone';

const goneBecause: Record<DeviceFailure, (what: string, is: 'is' | 'are') => string> = {
  none: (what, is) => `Your ${what} ${is} gone.`,
  busy: (what) => `Your ${what} stopped working.`,
  overconstrained: (what, is) => `The ${what} that you chose ${is} gone.`,
  refused: (what) => `Your browser has taken the ${what} away.`,
  insecure: (what) => `This page cannot use the ${what}.`,
  unsupported: (what) => `This browser cannot use the ${what}.`,
};
const without = {
  camera: 'You are not seen',
  microphone: 'You are not heard',
  both: 'You are neither seen nor heard',
} satisfies Record<Subject, string>;

export const room = {
  smallWindow: 'Small window',
  fullScreen: 'Full screen',

  reconnecting: 'Reconnecting',
  reconnectingAdvice: 'The line broke. It is being mended; this can take some seconds.',
  offline: 'You are offline.',
  offlineAdvice: 'The call goes on if the network comes back soon.',
  poor: 'The line is poor.',
  sendLess: 'Send a smaller picture',
  sendingLess: 'A small picture goes out',

  deviceLost: (subject: Subject, code: DeviceFailure) => {
    const gone =
      subject === 'both'
        ? goneBecause[code]('camera and microphone', 'are')
        : goneBecause[code](subject, 'is');
    return `${gone} ${without[subject]}`;
  },
  deviceInstead: (device: Lost, code: DeviceFailure, label: string) =>
    `${goneBecause[code](device, 'is')} Now it is ${label}`,

  strangerHidden: 'You hide their picture',
  showStranger: 'Show it',

  onIn: (seconds: number) => `On to somebody else in ${seconds}`,
  stay: 'Stay here',
  goesOn: 'It goes on to somebody else by itself.',

  searchingOffline: 'You are offline.',
  searchingOfflineAdvice: 'The search goes on by itself when the network is back.',
  willRing: 'You need not watch: there is a soft sound, and the name of this tab changes.',
  willTell: 'You need not watch: the name of this tab changes when someone comes.',
};
