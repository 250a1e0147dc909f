import { canonicalAddress } from './pcap.ts';
import type { Person } from './person.ts';

/**
 * Which of these addresses a page was told, in any form that it could read: in a frame from the
 * server or from a stranger (as bytes or as text), in a description that it applied, or as a remote
 * candidate of its connections, also of those that were found out by the traffic itself.
 */
export async function heardAddresses(
  person: Person,
  addresses: readonly string[],
): Promise<readonly string[]> {
  const heard = await person.tab.evaluate(readHeard, undefined);
  const remotes = heard.remotes
    .filter(Boolean)
    .map((address) => canonicalAddress(address.replace(/^\[|\]$/g, '')));
  const haystacks = [
    ...heard.frames.map((frame) => Buffer.from(frame)),
    ...heard.descriptions.map((text) => Buffer.from(text)),
  ];
  return addresses.filter((address) => {
    const canonical = canonicalAddress(address);
    const needles = [Buffer.from(canonical), ...longForms(canonical), bytesOf(canonical)];
    return (
      remotes.includes(canonical) ||
      haystacks.some((haystack) => needles.some((needle) => haystack.includes(needle)))
    );
  });
}

function bytesOf(address: string): Buffer {
  return address.includes(':')
    ? Buffer.from(groupsOf(address).flatMap((group) => [group >> 8, group & 255]))
    : Buffer.from(address.split('.').map(Number));
}

/** An IPv6 address without `::`, as SDP may have it. */
const longForms = (address: string): Buffer[] =>
  address.includes(':')
    ? [
        Buffer.from(
          groupsOf(address)
            .map((group) => group.toString(16))
            .join(':'),
        ),
      ]
    : [];

function groupsOf(address: string): readonly number[] {
  const [before = [], after = []] = address
    .split('::')
    .map((half) => half.split(':').filter(Boolean));
  const missing = new Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...missing, ...after].map((group) => Number.parseInt(group, 16));
}

/** Runs in the page. */
async function readHeard() {
  const { connections, received, fromStrangers } = window.pageWatch;
  const descriptions: string[] = [];
  const remotes: string[] = [];
  for (const connection of connections) {
    descriptions.push(connection.remoteDescription?.sdp ?? '');
    for (const stats of (await connection.getStats()).values()) {
      if (stats.type !== 'remote-candidate') continue;
      remotes.push(stats.address ?? stats.ip ?? '');
    }
  }
  return { frames: [...received, ...fromStrangers], descriptions, remotes };
}
