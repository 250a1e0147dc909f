import type { Switches } from '../../preferences.ts';

export const settings = {
  title: 'Settings',
  camera: 'Your picture',
  microphone: 'Your voice',
  speaker: 'Their voice',
  room: 'In the room',

  turn: 'Turn to the other camera',
  gain: 'Loudness of your voice',
  percent: (part: number) => `${Math.round(part * 100)}%`,
  chooseSpeaker: 'Choose speaker',
  systemSpeaker: 'As the system has it',
  unnamedSpeaker: (place: number) => `Speaker ${place}`,
  otherSpeaker: 'Choose another speaker',
  speakerGone: 'That speaker cannot be used. You hear them where the system plays sound.',
  volume: 'Volume of the stranger',
  test: 'Play a sound',
  tested: 'You should hear three notes now.',

  switches: {
    mirrored: 'Show me as in a mirror',
    hideOwn: 'Hide my own picture from me',
    hideStranger: 'Hide the stranger’s picture',
    saving: 'Send a small picture, for a slow line',
    echoCancellation: 'Take out echo',
    noiseSuppression: 'Take out noise',
    autoGainControl: 'Even out my loudness',
    sounds: 'Soft sounds when somebody comes, writes or goes',
    autoNext: 'Go on by itself when a stranger leaves',
    letterKeys: 'Use the letter keys',
  } satisfies Record<keyof Switches, string>,
  notes: {
    hideOwn: 'The stranger still sees you.',
    autoGainControl: 'With headphones you may switch these off.',
  } satisfies Partial<Record<keyof Switches, string>>,
};
