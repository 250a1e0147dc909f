import { createPasserby, type Media } from '@passerby/client';
import type { Caller, Show, Signalling } from './caller.ts';
import { untilFrame } from './watched-socket.ts';

/** A fresh session of the product's client: two that have met are kept apart for a while. */
export function createPasserbyCaller(signalling: Signalling, media: Media, show: Show): Caller {
  setUserAgent(signalling.isUnknownEngine ? webkit : ownUserAgent);
  const passerby = createPasserby({ url: signalling.url, media });
  let knownAt: number | undefined;
  passerby.subscribe(({ meeting }) => {
    if (meeting.phase === 'talking') show(meeting.remote);
  });
  return {
    async ready() {
      await untilFrame('Welcome');
      return '';
    },
    async call() {
      void untilFrame('Matched').then((at) => {
        knownAt = at;
      });
      passerby.start({ mode: 'video', interests: [], language: '', relayOnly: false });
      await Promise.race([untilFrame('Parked'), untilFrame('Matched')]);
    },
    knownAt: () => knownAt,
    close: () => passerby.close(),
  };
}

const ownUserAgent = navigator.userAgent;
const webkit =
  'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';

function setUserAgent(userAgent: string): void {
  Object.defineProperty(navigator, 'userAgent', { get: () => userAgent, configurable: true });
}
