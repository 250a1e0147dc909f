import type { Subject } from './devices.ts';

const the = {
  camera: 'the camera',
  microphone: 'the microphone',
  both: 'the camera and the microphone',
};
const them = { camera: 'it', microphone: 'it', both: 'both' };
const without = {
  camera: 'or start without: you will not be seen.',
  microphone: 'or start without: you will not be heard.',
  both: 'or start without: you can watch and write.',
};

export const failures = {
  refused: {
    title: (subject: Subject) => `Your browser keeps ${the[subject]} from this page.`,
    advice: (subject: Subject) =>
      `Allow ${them[subject]} for this page and try again, ${without[subject]}`,
  },
  none: {
    title: (subject: Subject) =>
      subject === 'both' ? 'No camera and no microphone were found.' : `No ${subject} was found.`,
    advice: (subject: Subject) => `Plug one in and try again, ${without[subject]}`,
  },
  busy: {
    title: (subject: Subject) => `Another program holds ${the[subject]}.`,
    advice: (subject: Subject) => `Close that program and try again, ${without[subject]}`,
  },
  overconstrained: {
    title: (subject: Subject) =>
      subject === 'both' ? 'Those devices are gone.' : `That ${subject} is gone.`,
    advice: (subject: Subject) => `Choose another one, ${without[subject]}`,
  },
  insecure: {
    title: (subject: Subject) => `This page cannot use ${the[subject]}.`,
    advice: (subject: Subject) =>
      `It was not opened over a secure connection. Open its https address, ${without[subject]}`,
  },
  unsupported: {
    title: (subject: Subject) => `This browser cannot use ${the[subject]}.`,
    advice: (subject: Subject) => `A newer browser can, ${without[subject]}`,
  },
};
