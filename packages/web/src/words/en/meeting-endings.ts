import type { EndReason } from '@passerby/client';

export const meetingEndings = {
  left: {
    title: 'They went on.',
    advice: 'The stranger left. Nothing of it is kept.',
  },
  lost: {
    title: 'The line went quiet.',
    advice: 'The connection to the stranger broke.',
  },
  failed: {
    title: 'The connection did not work.',
    advice:
      'Too little got through: this browser, your network or something on the way did not let it. ' +
      'Try again, or try another network.',
  },
  misbehaved: {
    title: 'The call was ended for you.',
    advice:
      'Their side sent what no call is made of, by a fault or on purpose, so this page hung up.',
  },
  intercepted: {
    title: 'Somebody else may have answered.',
    advice:
      'The other end could not prove that it is the stranger you were introduced to. Somebody ' +
      'may have put themselves in between, so this page hung up.',
  },
  distrusted: {
    title: 'You left: the emoji differ.',
    advice:
      'Then somebody may sit between the two of you, and may have seen and heard everything. That ' +
      'takes whoever runs this server, or somebody who can pass for it.',
  },
  flagged: {
    title: 'Reported, and gone.',
    advice: 'You will not meet them again while both of you are here.',
  },
  removed: {
    title: 'The stranger was sent away.',
    advice: 'Enough people had reported them. Nothing of the call is kept.',
  },
  terminated: {
    title: 'Your session was ended.',
    advice: 'Strangers on several networks reported you.',
  },
  blocked: {
    title: 'Your network has to wait.',
    advice: 'Strangers reported somebody on it.',
  },
  relayUnavailable: {
    title: 'The relay cannot be reached.',
    advice: 'Only the relay can hide your IP address, so nobody was called.',
  },
} satisfies Record<EndReason, { readonly title: string; readonly advice: string }>;
