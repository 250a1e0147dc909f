import type { PasserbyState, Wish } from '@passerby/client';

/** Whether somebody who hides their address has chosen to meet directly for once. */
export function isDirectThisTime(
  wish: Pick<Wish, 'relayOnly'>,
  hideAddress: boolean,
  relay: PasserbyState['relay'],
): boolean {
  return hideAddress && !wish.relayOnly && relay !== 'always';
}
