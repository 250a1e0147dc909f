import {
  type Access,
  type Family,
  gatewaysOf,
  lentForMs,
  linkPrefix,
  type NetworkIndex,
  placeOf,
  publicMachines,
  rulesOf,
  type Side,
  uplinkOf,
} from './nat-lab-plan.ts';
import { createNamespaces, type NetworkNamespace } from './network-namespace.ts';

/** Families that a side's host has. The routers and the server always have both. */
type Families = Family | 'both';

export interface SideWiring {
  readonly access: Access;
  readonly family: Families;
}

export interface NatLabOptions {
  readonly left: Access;
  readonly right: Access;
  /** IPv4 alone when left out. */
  readonly family?: Families;
}

/** One of the two people's ends. */
export interface LabSide {
  /** Where this person's computer is: programs start in here. */
  readonly host: NetworkNamespace;
  readonly router: NetworkNamespace;
  /** Addresses that the host has now, as it sees them itself. */
  ownAddresses(): readonly string[];
  /** Addresses that others see now. */
  outsideAddresses(): readonly string[];
  /** Every address this side had so far, own and outside. */
  allAddresses(): readonly string[];
  /** Another kind of access, with the host back on the first network. For new connections. */
  rewire(wiring: Partial<SideWiring>): void;
  /** Moves the host to the side's other network: its addresses change, own and outside. */
  changeAddress(): void;
  /** The link to the router goes down, which the host notices, or comes up again. */
  setLink(state: 'up' | 'down'): void;
  /** Swallows everything both ways without a sign, or lets it through again. */
  setCut(isCut: boolean): void;
}

export interface PublicMachine {
  readonly host: NetworkNamespace;
  readonly addresses: Readonly<Record<Family, string>>;
}

/** A small internet in network namespaces: two hosts, each behind a router, and the middle. */
export interface NatLab {
  readonly left: LabSide;
  readonly right: LabSide;
  /** The middle, through which all packets pass: the place to capture them. */
  readonly core: NetworkNamespace;
  /** Two machines with one public address of each family. */
  readonly server: PublicMachine;
  readonly relay: PublicMachine;
  /** New access for both sides at once, both hosts back on their first networks. */
  rewire(options: NatLabOptions): void;
  /** Ends whatever still runs inside. Also happens when this process ends. */
  remove(): void;
}

/**
 * Builds the lab in about a second. Throws when a program is missing; ask `namespaceObstacle` first
 * whether this machine lets us.
 */
export function createNatLab(options: NatLabOptions): NatLab {
  const group = createNamespaces([
    'core',
    'server',
    'relay',
    'left-router',
    'left-host',
    'right-router',
    'right-host',
  ]);
  try {
    for (const namespace of Object.values(group.of)) skipDuplicateDetection(namespace);
    const { core } = group.of;
    forward(core);
    const family = options.family ?? 'ipv4';
    const side = (name: Side) =>
      createSide(name, core, group.of[`${name}-router`], group.of[`${name}-host`], {
        access: options[name],
        family,
      });
    const machine = (name: keyof typeof publicMachines) =>
      createPublicMachine(name, core, group.of[name]);
    const server = machine('server');
    const relay = machine('relay');
    const left = side('left');
    const right = side('right');
    return {
      left,
      right,
      core,
      server,
      relay,
      rewire(wanted) {
        left.rewire({ access: wanted.left, family: wanted.family ?? 'ipv4' });
        right.rewire({ access: wanted.right, family: wanted.family ?? 'ipv4' });
      },
      remove: group.remove,
    };
  } catch (error) {
    group.remove();
    throw error;
  }
}

function createPublicMachine(
  name: keyof typeof publicMachines,
  core: NetworkNamespace,
  host: NetworkNamespace,
): PublicMachine {
  const { addresses, gateways } = publicMachines[name];
  connect(host, 'eth0', core, name);
  nameCore(core, name, gateways);
  batch(host, [
    ...withPrefix(addresses).map((own) => addAddress(own, 'eth0')),
    'link set eth0 up',
    ...Object.values(gateways).map((via) => `route add default via ${via}`),
  ]);
  return { host, addresses };
}

function nameCore(core: NetworkNamespace, device: string, own: Record<Family, string>): void {
  batch(core, [
    ...withPrefix(own).map((address) => addAddress(address, device)),
    `link set ${device} up`,
  ]);
}

const withPrefix = ({ ipv4, ipv6 }: Record<Family, string>): readonly string[] => [
  `${ipv4}/${linkPrefix.ipv4}`,
  `${ipv6}/${linkPrefix.ipv6}`,
];

function createSide(
  name: Side,
  core: NetworkNamespace,
  router: NetworkNamespace,
  host: NetworkNamespace,
  initial: SideWiring,
): LabSide {
  let wiring = initial;
  let network: NetworkIndex = 0;
  let isCut = false;
  const seen = new Set<string>();

  connect(router, 'wan', core, name);
  connect(router, 'lan', host, 'eth0');
  const uplink = uplinkOf(name);
  nameCore(core, name, uplink.gateways);
  batch(router, [
    ...uplink.router.map((own) => addAddress(own, 'wan')),
    ...gatewaysOf(name).map((own) => addAddress(own, 'lan')),
    'link set wan up',
    'link set lan up',
    ...Object.values(uplink.gateways).map((via) => `route add default via ${via}`),
  ]);
  batch(
    core,
    uplink.behind.map(({ subnet, via }) => `route add ${subnet} via ${via}`),
  );
  forward(router);

  const places = () => {
    const place = placeOf(name, wiring.access, network);
    return families(wiring.family).map((family) => place[family]);
  };
  const own = () => places().map((place) => place.own.replace(/\/\d+$/, ''));
  const outside = () => places().map((place) => place.outside);
  const applyRules = () => {
    router.run(['nft', '-f', '-'], rulesOf(name, wiring.access, isCut));
    // What the kernel remembers of a flow keeps its port too, so it must not remember longer.
    router.run(['tee', ...udpMemory], `${lentForMs / 1_000}`);
  };

  function settle(): void {
    host.run(['ip', 'address', 'flush', 'dev', 'eth0', 'scope', 'global']);
    // A host without IPv6 has no link-local address either, which browsers would find.
    host.run(['tee', disableIpv6], wiring.family === 'ipv4' ? '1' : '0');
    batch(host, [
      'link set eth0 up',
      ...places().map((place) => addAddress(place.own, 'eth0')),
      ...places().map(({ gateway }) => `route replace default via ${gateway}`),
    ]);
    if (wiring.family !== 'ipv4') for (const each of [core, router, host]) untilIpv6(each);
    for (const address of [...own(), ...outside()]) seen.add(address);
  }

  applyRules();
  settle();
  return {
    host,
    router,
    ownAddresses: own,
    outsideAddresses: outside,
    allAddresses: () => [...seen],
    rewire(wanted) {
      wiring = { ...wiring, ...wanted };
      network = 0;
      isCut = false;
      applyRules();
      settle();
    },
    changeAddress() {
      network = network === 0 ? 1 : 0;
      settle();
    },
    setLink(state) {
      if (state === 'down') host.run(['ip', 'link', 'set', 'eth0', 'down']);
      else settle();
    },
    setCut(wanted) {
      isCut = wanted;
      applyRules();
    },
  };
}

const families = (wanted: Families): readonly Family[] =>
  wanted === 'both' ? ['ipv4', 'ipv6'] : [wanted];

const addAddress = (address: string, device: string) => `address add ${address} dev ${device}`;

/** One process for many commands; `ip` stops at the first that fails. */
function batch(namespace: NetworkNamespace, commands: readonly string[]): void {
  namespace.run(['ip', '-batch', '-'], commands.join('\n'));
}

function connect(one: NetworkNamespace, device: string, other: NetworkNamespace, peer: string) {
  one.run([
    ...['ip', 'link', 'add', device, 'type', 'veth'],
    ...['peer', 'name', peer, 'netns', other.name],
  ]);
}

/** IPv6 asks for a second whether anybody else has an address, before it uses it. */
function skipDuplicateDetection(namespace: NetworkNamespace): void {
  namespace.run(['tee', '/proc/sys/net/ipv6/conf/default/dad_transmits'], '0');
}

/** The kernel looks once a second which links have come up; their IPv6 is not there before. */
function untilIpv6(namespace: NetworkNamespace): void {
  const deadline = performance.now() + 5_000;
  while (namespace.run(['ip', '-6', 'address', 'show', 'tentative']) !== '') {
    if (performance.now() > deadline) throw new Error(`no IPv6 in ${namespace.name}`);
    Bun.sleepSync(20);
  }
}

const udpMemory = ['timeout', 'timeout_stream'].map(
  (name) => `/proc/sys/net/netfilter/nf_conntrack_udp_${name}`,
);
const disableIpv6 = '/proc/sys/net/ipv6/conf/eth0/disable_ipv6';

function forward(namespace: NetworkNamespace): void {
  namespace.run(['tee', '/proc/sys/net/ipv4/ip_forward'], '1');
  namespace.run(['tee', '/proc/sys/net/ipv6/conf/all/forwarding'], '1');
}
