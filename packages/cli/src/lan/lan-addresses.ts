import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks that exist inside of this machine alone: containers, virtual machines. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|podman|cni|flannel)/;

/**
 * The IPv4 addresses that others on the network can type, the likeliest first; a machine has others
 * too, which no phone reaches.
 */
export function lanAddresses(interfaces: () => Interfaces = networkInterfaces): string[] {
  const found = Object.entries(interfaces()).flatMap(([name, all]) =>
    (all ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ address, rank: rankOf(name, address) })),
  );
  return found.sort((a, b) => a.rank - b.rank).map(({ address }) => address);
}

function rankOf(name: string, address: string): number {
  if (virtual.test(name)) return 3;
  if (/^169\.254\./.test(address)) return 2;
  return /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(address) ? 0 : 1;
}
