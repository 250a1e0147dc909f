export const entrance = {
  title: 'Before your first call',
  ofAge: 'You are 18 or older.',
  rules: 'You keep to the guidelines: nothing sexual, no hate, no recording.',
  leave: 'You can leave any stranger at any moment, and report them.',
  read: 'Read them first:',
  links: { guidelines: 'Guidelines', safety: 'Safety', terms: 'Terms' },
  limits:
    'A press proves nobody’s age, neither yours nor the stranger’s. That you agreed is remembered on ' +
    'this device alone.',
  agree: 'I agree: start',

  checkTitle: 'Your age',
  checking: 'This site’s operator checks that you are 18 or older.',
  refused: 'The check did not say that you are 18 or older.',
  again: 'Check again',
};
