/** Where a server listens, which is where its people come from. */
export type Reach = 'loopback' | 'private' | 'public';

/** Whom a relay may send to. What is allowed wins over what is denied. */
export interface PeerRules {
  readonly loopback: boolean;
  /** Ranges as `first-last`, or single addresses. */
  readonly denied: readonly string[];
  readonly allowed: readonly string[];
}

const everyone = ['0.0.0.0-255.255.255.255', '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'];

/** Addresses that mean something inside a network alone (RFC 6890 and its registries). */
const privateRanges = [
  '10.0.0.0-10.255.255.255',
  '100.64.0.0-100.127.255.255',
  '172.16.0.0-172.31.255.255',
  '192.168.0.0-192.168.255.255',
  'fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
];

const loopbackRanges = ['127.0.0.0-127.255.255.255', '::1'];

/** Nobody's partner in a call lives at any of these, wherever the server stands. */
const neverRanges = [
  '0.0.0.0-0.255.255.255',
  // Link-local: a cloud's metadata service is at 169.254.169.254.
  '169.254.0.0-169.254.255.255',
  '192.0.0.0-192.0.0.255',
  '224.0.0.0-255.255.255.255',
  'fe80::-feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  'ff00::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  // What carries an IPv4 address inside could be any of the above: compatible, mapped, NAT64, Teredo,
  // 6to4. coturn compares byte by byte, each on its own, and takes `::` for everybody: so not `::2`.
  '::100:0-::ffff:ffff',
  '::ffff:0.0.0.0-::ffff:255.255.255.255',
  '64:ff9b::-64:ff9b:1:ffff:ffff:ffff:ffff:ffff',
  '2001::-2001:0:ffff:ffff:ffff:ffff:ffff:ffff',
  '2002::-2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
];

/**
 * The peers of a relay (SPEC N7): it must be no way into the machine that it runs on, nor into the
 * network around it, except for those who are in there anyway. Two who are both relayed meet at its
 * own addresses, so those are always allowed; under `onlyRelayed` nothing else is.
 */
export function relayPeers(given: {
  readonly reach: Reach;
  /** The addresses that the relay itself sends from. */
  readonly own: readonly string[];
  readonly onlyRelayed: boolean;
}): PeerRules {
  const { reach, own, onlyRelayed } = given;
  const loopback = reach === 'loopback';
  if (onlyRelayed) return { loopback, denied: everyone, allowed: own };
  const denied = [
    ...neverRanges,
    ...(reach === 'loopback' ? [] : loopbackRanges),
    ...(reach === 'public' ? privateRanges : []),
  ];
  return { loopback, denied, allowed: own };
}
