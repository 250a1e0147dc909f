import { createCounts } from '../counts.ts';

const counts = createCounts('en');

export const call = {
  region: 'Call',
  connectingAdvice: 'The two of you are being connected.',
  bothLike: (interests: readonly string[]) => `You both like ${counts.allOf(interests)}`,

  controls: 'Call controls',
  next: 'Next',
  end: 'End',
  chat: 'Chat',
  unread: (count: number) =>
    counts.plural(count, { one: 'Chat, # new message', other: 'Chat, # new messages' }),
  tapToHear: 'Tap to hear',
  keys: 'Keys',

  stranger: 'The stranger',
  yourPicture: 'Your picture. Move it to another corner',
  cameraOff: 'Their camera is off',
  microphoneOff: 'Their microphone is off',
  voice: 'A stranger, by voice',
  shaky: 'The connection is shaky',
  routes: { direct: 'Direct', relayed: 'Relayed' },
  routeMeans: {
    seen: 'The stranger can see your IP address.',
    maybeSeen: 'The stranger may still know your IP address.',
    hidden: 'The stranger cannot see your IP address.',
  },
  lineAway: 'Next will work again in a moment',
  lineClosed: 'The server is out of reach. This call goes on',
  escapeAgain: 'Press Esc again for Next',

  keysTitle: 'Keys',
  keyList: [
    { keys: ['Esc', 'Esc'], does: 'Next' },
    { keys: ['M'], does: 'Microphone on or off' },
    { keys: ['V'], does: 'Camera on or off' },
    { keys: ['C'], does: 'Compare the five emoji' },
    { keys: ['B'], does: 'Blur or show their picture' },
    { keys: ['R'], does: 'Report the stranger' },
    { keys: ['P'], does: 'Small window' },
    { keys: ['F'], does: 'Full screen' },
    { keys: ['S'], does: 'Settings' },
    { keys: ['Enter'], does: 'Write' },
    { keys: ['?'], does: 'This list' },
  ],
  letterKeys: 'Use the letter keys',
};
