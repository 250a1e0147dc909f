import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/**
 * The addresses that this machine has now, each once; none when it cannot tell (too many open files,
 * for one). Link-local ones of IPv6 are left out: they mean nothing without a zone, and no browser
 * takes a URL with one.
 */
export function ownAddresses(interfaces: () => Interfaces = networkInterfaces): string[] {
  const addresses = new Set<string>();
  try {
    for (const all of Object.values(interfaces())) {
      for (const { address } of all ?? []) addresses.add(address);
    }
  } catch {
    return [];
  }
  return [...addresses].filter((address) => !/^fe[89ab]/i.test(address));
}
