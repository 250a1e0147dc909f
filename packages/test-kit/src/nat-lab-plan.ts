/** The two people's ends of the lab. */
export type Side = 'left' | 'right';

/**
 * What stands between a host and the internet.
 * - `open`: nothing, the host has a public address
 * - `easy`: a NAT that keeps one outside port for all destinations, and lets answers alone in
 * - `hard`: a NAT that takes another outside port for every destination (RFC 4787, "address and
 *   port-dependent mapping")
 * - `lending`: an easy NAT that lends some outside port, and another one after `lentForMs` of silence;
 *   with `easy` it is the inside port over and over, so that forgetting does not show
 * - `udpBlocked`: an easy NAT that lets no UDP through at all
 *
 * Over IPv6 nothing is translated: all but `open` are firewalls that let answers alone in.
 */
export type Access = 'open' | 'easy' | 'lending' | 'hard' | 'udpBlocked';

/** Linux's own figure for a UDP mapping that carries no stream, and the shortest that is usual. */
export const lentForMs = 30_000;

export type Family = 'ipv4' | 'ipv6';

/** Where a host is, as itself and as others see it. */
export interface Place {
  /** With the length of its prefix, as `ip` takes it. */
  readonly own: string;
  readonly gateway: string;
  /** The address that others see. */
  readonly outside: string;
}

/** A side can move from one network to another in mid-call, as from home to the mobile network. */
export type NetworkIndex = 0 | 1;
const networks = [0, 1] as const;

/**
 * Machines with a public address and nothing before it, and what the middle calls itself towards
 * them. Documentation ranges (RFC 5737, RFC 3849): public to every program, and nobody's.
 */
export const publicMachines = {
  server: {
    addresses: { ipv4: '192.0.2.10', ipv6: '2001:db8:a::10' },
    gateways: { ipv4: '192.0.2.1', ipv6: '2001:db8:a::1' },
  },
  relay: {
    addresses: { ipv4: '192.0.2.130', ipv6: '2001:db8:b::10' },
    gateways: { ipv4: '192.0.2.129', ipv6: '2001:db8:b::1' },
  },
} as const;
/** Of the links between the middle and whatever hangs on it. */
export const linkPrefix = { ipv4: 25, ipv6: 64 } as const;

const numbers = {
  left: { ipv4: '198.51.100', ipv6: '2001:db8:1', lan: 10 },
  right: { ipv4: '203.0.113', ipv6: '2001:db8:2', lan: 20 },
} as const;

/** The link between a side's router and the middle of the internet, and what lies behind it. */
export function uplinkOf(side: Side) {
  const { ipv4, ipv6 } = numbers[side];
  return {
    // The second one is the NAT's face for hosts of its second network.
    router: [`${ipv4}.10/25`, `${ipv4}.11/32`, `${ipv6}::10/64`],
    gateways: { ipv4: `${ipv4}.1`, ipv6: `${ipv6}::1` },
    behind: [
      { subnet: `${ipv4}.128/25`, via: `${ipv4}.10` },
      { subnet: `${ipv6}::/48`, via: `${ipv6}::10` },
    ],
  } as const;
}

/** All that the router calls itself towards its hosts, whatever its kind. */
export const gatewaysOf = (side: Side): readonly string[] =>
  networks.flatMap((network) => {
    const { open, nat, ipv6 } = subnetsOf(side, network);
    return [`${open}.${openHost(network) - 1}/26`, `${nat}.1/24`, `${ipv6}::1/64`];
  });

/** Where the host of a side is, in each family. */
export function placeOf(
  side: Side,
  access: Access,
  network: NetworkIndex,
): Readonly<Record<Family, Place>> {
  const { open, nat, ipv6 } = subnetsOf(side, network);
  const six = { own: `${ipv6}::2/64`, gateway: `${ipv6}::1`, outside: `${ipv6}::2` };
  const number = openHost(network);
  if (access === 'open') {
    const outside = `${open}.${number}`;
    return {
      ipv4: { own: `${outside}/26`, gateway: `${open}.${number - 1}`, outside },
      ipv6: six,
    };
  }
  return {
    ipv4: { own: `${nat}.2/24`, gateway: `${nat}.1`, outside: faceOf(side, network) },
    ipv6: six,
  };
}

/** The router's rules for nftables. `cut` lets nothing through either way, and says nothing. */
export function rulesOf(side: Side, access: Access, cut: boolean): string {
  const translations = networks.flatMap((network) => {
    const from = `oifname "wan" ip saddr ${subnetsOf(side, network).nat}.0/24`;
    const to = `snat ip to ${faceOf(side, network)}`;
    return [
      ...(access === 'lending'
        ? [`${from} meta l4proto udp ${to}:ip saddr . udp sport map @lent`]
        : []),
      `${from} ${to}${access === 'hard' ? ' fully-random' : ''}`,
    ];
  });
  // An unexpected packet must leave no trace: were it answered or remembered, its ports would be
  // taken when the host behind wants them, and two easy NATs could not be got through.
  const answersOnly = access === 'open' ? '' : 'iifname "wan" ct state new drop';
  return `
    flush ruleset
    table inet lab {
      map lent {
        type ipv4_addr . inet_service : inet_service;
        flags dynamic, timeout;
        timeout ${lentForMs}ms;
      }
      chain outward {
        type nat hook postrouting priority srcnat;
        ${access === 'open' ? '' : translations.join('\n')}
      }
      chain through {
        type filter hook forward priority filter;
        ${cut ? 'drop' : ''}
        ${access === 'udpBlocked' ? 'meta l4proto udp drop' : ''}
        ${answersOnly}
        ${access === 'lending' ? lend : ''}
      }
      chain inward {
        type filter hook input priority filter;
        ${answersOnly}
      }
    }`;
}

/**
 * Every packet that leaves renews the loan. Set bits keep the number out of the privileged ports,
 * which browsers do not call, in whichever order the kernel takes its bytes.
 */
const lend =
  'oifname "wan" update @lent { ip saddr . udp sport : numgen random mod 65536 | 0x4040 }';

const subnetsOf = (side: Side, network: NetworkIndex) => {
  const { ipv4, ipv6, lan } = numbers[side];
  return { open: ipv4, nat: `192.168.${lan + network}`, ipv6: `${ipv6}:${network + 1}` } as const;
};

const openHost = (network: NetworkIndex) => (network === 0 ? 130 : 194);
const faceOf = (side: Side, network: NetworkIndex) => `${numbers[side].ipv4}.${10 + network}`;
