import { type Address, formatAddress, parseAddress } from './address.ts';

/**
 * One place where a browser can be reached (RFC 8445). What is left out on purpose: the related
 * address, which is the machine's own, and the foundation, into which libwebrtc hashes it.
 */
export interface Candidate {
  readonly type: CandidateType;
  readonly transport: CandidateTransport;
  readonly address: Address;
  readonly port: number;
  /** Place in its sender's own order of preference, 0 first. */
  readonly rank: number;
}

export type CandidateType = 'host' | 'srflx' | 'relay';
export type CandidateTransport = 'udp' | 'tcp';

/** Ranks are four bits on the wire; whatever comes later is as good as the last. */
export const maxRank = 15;

/**
 * No browser gathers below this, and nobody gets to point ours at a name or time server. Ports
 * below 1024 stay below through a NAT, others stay above (RFC 4787 section 4.2.2).
 */
export const minCandidatePort = 1024;

/** RFC 8445 section 5.1.2.2; TCP comes after UDP of its kind (RFC 6544 section 4.2). */
const typePreferences: Readonly<Record<`${CandidateType} ${CandidateTransport}`, number>> = {
  'host udp': 126,
  'srflx udp': 100,
  'host tcp': 90,
  'srflx tcp': 70,
  'relay udp': 2,
  'relay tcp': 0,
};

/**
 * The candidates among the lines of an SDP section, best first. Drops what nobody could use: other
 * components than the first (RTP and RTCP share it), outgoing-only TCP, names that are no UUID.
 */
export function parseCandidates(lines: readonly string[]): readonly Candidate[] {
  const found: (Omit<Candidate, 'rank'> & { priority: number })[] = [];
  for (const line of lines) {
    const match =
      /^a=candidate:\S+ 1 (udp|tcp) (\d+) (\S+) (\d+) typ (host|srflx|relay)( .*)?$/i.exec(line);
    if (match === null) continue;
    const [, transport = '', priority, host = '', port, type = '', rest = ''] = match;
    const address = parseAddress(host);
    const isTcp = transport.toLowerCase() === 'tcp';
    if (address === undefined || Number(port) < minCandidatePort) continue;
    if (isTcp && !/ tcptype passive\b/.test(rest)) continue;
    found.push({
      type: type as CandidateType,
      transport: isTcp ? 'tcp' : 'udp',
      address,
      port: Number(port),
      priority: Number(priority),
    });
  }
  found.sort((a, b) => b.priority - a.priority);
  return found.map(({ priority: _, ...candidate }, i) => ({
    ...candidate,
    rank: Math.min(i, maxRank),
  }));
}

/**
 * The candidate as an SDP line (RFC 8839 section 5.1). Foundation and priority are made up here:
 * every candidate gets its own foundation, so none waits for another's check.
 */
export function formatCandidate(candidate: Candidate, index: number): string {
  const { type, transport, address, port, rank } = candidate;
  const preference = typePreferences[`${type} ${transport}`];
  const priority = preference * 2 ** 24 + (65_535 - rank) * 2 ** 8 + 255;
  const host = formatAddress(address);
  const related = type === 'host' ? '' : ' raddr 0.0.0.0 rport 9';
  const tcp = transport === 'tcp' ? ' tcptype passive' : '';
  return `a=candidate:${index + 1} 1 ${transport} ${priority} ${host} ${port} typ ${type}${related}${tcp}`;
}
