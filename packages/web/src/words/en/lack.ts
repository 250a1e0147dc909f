import type { Lack } from '../../app/lack.ts';

interface Told {
  readonly title: string;
  readonly advice: string;
}

export const lack = {
  browser: {
    title: 'This browser cannot make calls.',
    advice:
      'It is too old, or calls (WebRTC) are switched off in it. A Firefox, Chrome, Edge or Safari of ' +
      'the last two years can.',
  },
  insecure: {
    title: 'This address is not secure.',
    advice:
      'Browsers give no camera and no call to a page that was not opened over https. Open the https ' +
      'address of this site.',
  },
  howItWorks: 'How it works',
} satisfies Record<Lack, Told> & { howItWorks: string };
