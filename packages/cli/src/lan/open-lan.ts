import { hostname } from 'node:os';
import type { StartOptions } from '../start-options.ts';
import { lanAddresses } from './lan-addresses.ts';
import { createSelfSigned, type SelfSigned } from './self-signed.ts';

/** How long one run of `--lan` can last; nobody renews what is in no file. */
const days = 30;

/** What `--lan` makes of the options. */
export type LanOpening =
  | {
      readonly ok: true;
      readonly host: string;
      /** What others on the network can type, the likeliest first. */
      readonly addresses: readonly string[];
      readonly certificate: SelfSigned;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Listens on every address unless HOST names one, and makes a certificate for those that others on
 * the network can type.
 */
export async function openLan(options: Pick<StartOptions, 'host'>): Promise<LanOpening> {
  const isNamed = !['localhost', '0.0.0.0', '::'].includes(options.host);
  const addresses = isNamed ? [options.host] : lanAddresses();
  if (addresses.length === 0) {
    return {
      ok: false,
      message: '--lan finds no network: connect this machine to one, or leave --lan out.',
    };
  }
  const certificate = await createSelfSigned({
    names: ['localhost', `${hostname().split('.')[0]}.local`],
    addresses: [...addresses, '127.0.0.1', '::1'],
    days,
    now: Date.now(),
  });
  return { ok: true, host: isNamed ? options.host : '0.0.0.0', addresses, certificate };
}
