import { eventually } from './eventually.ts';
import type { NetworkNamespace } from './network-namespace.ts';
import { canonicalAddress, createPcapReader, type IpPacket } from './pcap.ts';

/** Packets of one kind between the same two ports. */
export interface Flow extends IpPacket {
  readonly packets: number;
}

/** What goes through all interfaces of a namespace from now on, held in memory and nowhere else. */
export interface PacketCapture {
  /** What was seen so far. */
  flows(): readonly Flow[];
  /** How many packets went from one of `some` to one of `others`, or back. */
  between(some: readonly string[], others: readonly string[]): number;
  /** Waits until everything that passed so far is counted, and counts no more. */
  stop(): Promise<void>;
}

/** Enough for IPv6 and the ports after it, whatever the link puts before. */
const keptBytes = 128;

/** Runs tcpdump, which needs root. Resolves once it sees everything. */
export async function startPacketCapture(namespace: NetworkNamespace): Promise<PacketCapture> {
  const tcpdump = Bun.spawn(
    [
      ...[
        ...namespace.enter,
        'tcpdump',
        '-i',
        'any',
        '-y',
        'LINUX_SLL2',
        '-n',
        '-s',
        `${keptBytes}`,
      ],
      // No change of user, no waiting for a full buffer, and a kernel's buffer of 8 MiB.
      ...['-Z', 'root', '--immediate-mode', '-U', '-B', '8192', '-w', '-', 'ip or ip6'],
    ],
    { stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' },
  );
  const flows = new Map<string, { packet: IpPacket; packets: number }>();
  const reader = createPcapReader((packet) => {
    const key = Object.values(packet).join(' ');
    const flow = flows.get(key);
    if (flow === undefined) flows.set(key, { packet, packets: 1 });
    else flow.packets += 1;
  });
  const counting = (async () => {
    for await (const chunk of tcpdump.stdout) reader.push(chunk);
  })();
  let said = '';
  const listening = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of tcpdump.stderr) said += decoder.decode(chunk, { stream: true });
  })();
  await eventually('tcpdump to listen', () => {
    if (tcpdump.exitCode !== null) throw new Error(`tcpdump ended: ${said}`);
    return said.includes('listening on');
  });
  const all = () => [...flows.values()].map(({ packet, packets }) => ({ ...packet, packets }));
  return {
    flows: all,
    between(some, others) {
      const [these, those] = [some, others].map((list) => new Set(list.map(canonicalAddress)));
      return all()
        .filter(
          ({ source, destination }) =>
            (these?.has(source) && those?.has(destination)) ||
            (these?.has(destination) && those?.has(source)),
        )
        .reduce((sum, { packets }) => sum + packets, 0);
    },
    async stop() {
      tcpdump.kill('SIGINT');
      await Promise.all([counting, listening, tcpdump.exited]);
      const dropped = /(\d+) packets? dropped by kernel/.exec(said)?.[1];
      if (dropped !== '0') throw new Error(`a capture with holes proves nothing: ${said}`);
    },
  };
}
