/** Which device a sentence is about; `both` when both have failed in the same way. */
export type Subject = 'camera' | 'microphone' | 'both';

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

export const devices = {
  camera: 'Camera',
  microphone: 'Microphone',
  chooseCamera: 'Choose camera',
  chooseMicrophone: 'Choose microphone',
  level: 'Microphone level',
  settings: 'Settings',
  close: 'Close',
  automatic: 'Automatic',
  unnamedCamera: (place: number) => `Camera ${place}`,
  unnamedMicrophone: (place: number) => `Microphone ${place}`,

  instead: (label: string) => `What you chose cannot be used just now. This is ${label}.`,

  yourPicture: 'Your picture',
  turnOn: {
    camera: 'Turn on camera',
    microphone: 'Turn on microphone',
    both: 'Turn on camera and microphone',
  },
  purpose: {
    camera: 'So that the stranger can see you.',
    microphone: 'So that the stranger can hear you.',
    both: 'So that the stranger can see and hear you.',
  },
  promise: 'Nothing leaves this device before you meet someone.',
  asking: 'Your browser is asking.',
  askingAdvice: 'Choose Allow, and this picture is you.',
  askingVoiceAdvice: 'Choose Allow, and you can be heard.',
  cameraOff: 'Your camera is off.',
  cameraOffAdvice: 'You can still see the stranger.',
  voiceOnly: 'Voice only.',
  voiceOnlyAdvice: 'Your camera stays off.',
  textOnly: 'Words only.',
  textOnlyAdvice: 'No camera, no microphone.',
  tryAgain: 'Try again',

  failures: {
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
  },
};
