import type { CrowdPorts } from '../../core/cluster/crowd-ports.ts';
import { networkNameBytes } from '../../core/cluster/node-messages.ts';
import type { NetworkTable } from '../../core/moderation/network-table.ts';

/** Names of networks as bytes, for other nodes, and back. */
export function networkNaming(
  table: Pick<NetworkTable, 'namesOf' | 'nameOf' | 'adopt'>,
): Pick<CrowdPorts, 'nameNetwork' | 'nameOf' | 'findNetwork'> {
  return {
    nameNetwork(network) {
      const { names, isExempt } = table.namesOf(network);
      const bytes = new Uint8Array(names.length * networkNameBytes);
      for (const [at, name] of names.entries()) write(bytes, at * networkNameBytes, name);
      return { names: bytes, isExempt };
    },
    nameOf(network) {
      const name = table.nameOf(network);
      if (name === undefined) return undefined;
      const bytes = new Uint8Array(networkNameBytes);
      write(bytes, 0, name);
      return bytes;
    },
    findNetwork(bytes, isExempt, now) {
      const names: number[] = [];
      for (let at = 0; at < bytes.length; at += networkNameBytes) {
        let name = 0;
        for (let i = 0; i < networkNameBytes; i++) name = name * 256 + (bytes[at + i] ?? 0);
        names.push(name);
      }
      return table.adopt(names, isExempt, now);
    },
  };
}

/** Forty-eight bits are more than shifts can do. */
function write(into: Uint8Array, start: number, name: number): void {
  let rest = name;
  for (let i = networkNameBytes - 1; i >= 0; i--) {
    into[start + i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
