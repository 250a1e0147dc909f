export const filter = {
  choice: 'Their picture',
  settings: {
    untilSafe: 'Blur until it looks safe',
    untilTapped: 'Blur until I tap',
    never: 'Never blur',
  },
  notes: {
    untilSafe: 'A filter on this device looks, and tells nobody. It can be wrong.',
    untilTapped: 'Nothing looks at the pictures.',
    never: 'You see whatever the stranger shows, at once.',
  },

  ownTitle: 'The filter on this device takes your picture for nudity.',
  ownAdvice: 'It may be wrong. If it is right, this is not the place for it.',
  ownRules: 'Guidelines',
  gateTitle: 'Before they see you',
  cameraOffFirst: 'Turn the camera off and start',
  startAnyway: 'Start anyway',
};
