import type { CrowdPorts } from '../../core/cluster/crowd-ports.ts';
import { networkNameBytes, networkNamesBytes } from '../../core/cluster/node-messages.ts';
import type { ToldName } from '../../core/moderation/network-names.ts';
import type { NetworkTable } from '../../core/moderation/network-table.ts';

/** A name and its key. */
const namedBytes = 2 * networkNameBytes;

/** Names of networks as bytes, for other nodes, and back. */
export function networkNaming(
  table: Pick<NetworkTable, 'namesOf' | 'nameOf' | 'adopt'>,
): Pick<CrowdPorts, 'nameNetwork' | 'nameOf' | 'findNetwork'> {
  return {
    nameNetwork(network) {
      const { names, isExempt } = table.namesOf(network);
      // One that has no name any more, as its key is gone, would move the others into its place.
      const isNamed = names.every(({ length }) => length > 0);
      const bytes = new Uint8Array(isNamed ? names.length * networkNamesBytes : 0);
      if (isNamed) for (const [at, one] of names.entries()) write(bytes, at, one);
      return { names: bytes, isExempt };
    },
    nameOf(network) {
      const names = table.nameOf(network);
      if (names.length === 0) return undefined;
      const bytes = new Uint8Array(networkNamesBytes);
      write(bytes, 0, names);
      return bytes;
    },
    findNetwork(bytes, isExempt, now) {
      const told: (readonly ToldName[])[] = [];
      for (let at = 0; at < bytes.length; at += networkNamesBytes) told.push(read(bytes, at));
      return table.adopt(told, isExempt, now);
    },
  };
}

/** The last name once more where there are fewer than there is room for. */
function write(into: Uint8Array, at: number, names: readonly ToldName[]): void {
  for (let start = 0; start < networkNamesBytes; start += namedBytes) {
    const one = names[start / namedBytes] ?? names.at(-1);
    if (one === undefined) return;
    writeNumber(into, at * networkNamesBytes + start, one.name);
    writeNumber(into, at * networkNamesBytes + start + networkNameBytes, one.key);
  }
}

function read(bytes: Uint8Array, from: number): readonly ToldName[] {
  const names: ToldName[] = [];
  for (let start = from; start < from + networkNamesBytes; start += namedBytes) {
    names.push({
      name: readNumber(bytes, start),
      key: readNumber(bytes, start + networkNameBytes),
    });
  }
  return names;
}

/** Forty-eight bits are more than shifts can do. */
function writeNumber(into: Uint8Array, start: number, number: number): void {
  let rest = number;
  for (let i = networkNameBytes - 1; i >= 0; i--) {
    into[start + i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

function readNumber(bytes: Uint8Array, start: number): number {
  let number = 0;
  for (let i = 0; i < networkNameBytes; i++) number = number * 256 + (bytes[start + i] ?? 0);
  return number;
}
