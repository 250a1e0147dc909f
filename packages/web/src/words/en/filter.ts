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
};
