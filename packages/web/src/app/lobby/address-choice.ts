import type { PasserbyState } from '@passerby/client';
import type { words } from '../../words/words.ts';

export interface AddressChoice {
  /** Whether Start keeps the address from the stranger, or asks before it does not. */
  readonly hidden: boolean;
  /** Nothing to choose here. */
  readonly fixed: boolean;
  readonly note: keyof typeof words.lobby.hideAddressNotes;
}

/**
 * What hiding one's address comes to on this server. A choice that was made elsewhere or earlier
 * stands without a relay too, and can then only be taken back: nothing becomes direct by itself.
 */
export function addressChoice(chosen: boolean, relay: PasserbyState['relay']): AddressChoice {
  switch (relay) {
    case 'always':
      return { hidden: true, fixed: true, note: 'always' };
    case 'none':
      return chosen
        ? { hidden: true, fixed: false, note: 'missingNow' }
        : { hidden: false, fixed: true, note: 'missing' };
    case 'choice':
    case undefined:
      return { hidden: chosen, fixed: false, note: 'price' };
  }
}
