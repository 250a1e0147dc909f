// docs/age-check.md shows it.
import type { AgeCheck } from './app/entrance/entrance.ts';

const checker = 'https://age.example';

export const ageCheck: AgeCheck = () =>
  new Promise((resolve) => {
    const nonce = crypto.randomUUID();
    const channel = new BroadcastChannel(nonce);
    channel.onmessage = ({ data }) => {
      channel.close();
      resolve(data === 'of-age');
    };
    const back = encodeURIComponent(`${location.origin}/age/?${nonce}`);
    open(`${checker}/check?back=${back}`, '_blank', 'noopener');
  });
