/** Which device a sentence is about; `both` when both have failed in the same way. */
export type Subject = 'camera' | 'microphone' | 'both';

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
};
