import { maxRelayUrls, maxRelayUrlsBytes } from '@passerby/protocol/limits';
import { isTurnUrl } from '@passerby/protocol/turn-url';

/** Whether addresses of relays can be told to clients: each is one, and together they fit. */
export const areRelayUrls = (urls: readonly string[]): boolean =>
  urls.length <= maxRelayUrls &&
  urls.every(isTurnUrl) &&
  urls.join('\n').length <= maxRelayUrlsBytes;
