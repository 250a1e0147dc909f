import type { Origin } from '../core/member.ts';
import type { NetworkTable } from '../core/moderation/network-table.ts';
import { type AddressRange, isInRange } from './address-range.ts';
import { isLocalAddress, parseIpAddress } from './ip-address.ts';

/** Ranges that the operator names. */
export interface NetworkRanges {
  /** No rule for networks holds there: an office, a school, a proxy that hides its clients. */
  readonly trusted: readonly AddressRange[];
  /** Nobody comes in from there. */
  readonly denied: readonly AddressRange[];
}

export type Arrival =
  | { readonly ok: true; readonly value: Origin }
  | { readonly ok: false; readonly code: 'notAnAddress' | 'denied' | 'full' };

/** The machine itself, by its usual addresses: whoever tries it out, or a proxy that runs beside it. */
const thisMachine = ['127.0.0.1', '::1'].map((text) => {
  const parsed = parseIpAddress(text);
  return parsed.ok ? parsed.value : new Uint8Array(0);
});

/**
 * Where a socket comes from, from the text of its address: the one place where an address is seen, and
 * it is wiped before this returns (SPEC S6, A9, A11).
 */
export function createOrigins(
  table: Pick<NetworkTable, 'identify'>,
  ranges: () => NetworkRanges,
): (address: string, now: number) => Arrival {
  return (text, now) => {
    const parsed = parseIpAddress(text);
    if (!parsed.ok) return { ok: false, code: 'notAnAddress' };
    const address = parsed.value;
    try {
      const { trusted, denied } = ranges();
      if (denied.some((range) => isInRange(address, range))) return { ok: false, code: 'denied' };
      const exempt =
        trusted.some((range) => isInRange(address, range)) ||
        thisMachine.some((own) => isInRange(address, { address: own, bits: 8 * own.length }));
      const network = table.identify(address, exempt, now);
      if (network === undefined) return { ok: false, code: 'full' };
      return { ok: true, value: { network, local: isLocalAddress(address) } };
    } finally {
      address.fill(0);
    }
  };
}
