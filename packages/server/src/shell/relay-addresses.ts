import type { Reach } from '../core/relay-peers.ts';
import { isLocalAddress, parseIpAddress } from './ip-address.ts';
import { isEverywhere, type ListenAddress, listenAddresses } from './listen-address.ts';
import { ownAddresses } from './own-addresses.ts';

/** Where a relay is asked, where it sends from, and who can come there. */
export interface RelayAddresses {
  readonly listening: readonly string[];
  readonly relaying: readonly string[];
  readonly reach: Reach;
}

/**
 * A relay cannot send from "everywhere": what stands for all addresses is replaced by those that the
 * machine has. Loopback is sent from only when there is nothing else.
 */
export function relayAddresses(host: string, machine = ownAddresses()): RelayAddresses {
  const listening = listenAddresses(host).flatMap((one) => expand(one, machine));
  const outward = listening.filter((address) => !isLoopback(address));
  if (outward.length === 0) return { listening, relaying: listening, reach: 'loopback' };
  const reach = !isEverywhere(host) && outward.every(isPrivate) ? 'private' : 'public';
  return { listening, relaying: outward, reach };
}

function expand({ address, optional }: ListenAddress, machine: readonly string[]): string[] {
  if (isEverywhere(address)) {
    return machine.filter((one) => address.includes(':') || !one.includes(':'));
  }
  return optional && !machine.includes(address) ? [] : [address];
}

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

function isPrivate(address: string): boolean {
  const parsed = parseIpAddress(address);
  return parsed.ok && isLocalAddress(parsed.value);
}
