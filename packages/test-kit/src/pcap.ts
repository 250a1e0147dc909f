/** A packet between two IP addresses. Ports are 0 where its protocol has none. */
export interface IpPacket {
  readonly protocol: 'tcp' | 'udp' | 'other';
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
}

/** Takes a capture as it comes, in pieces of any size. */
export interface PcapReader {
  push(chunk: Uint8Array): void;
}

const magic = 0xa1b2c3d4;
const fileHeaderBytes = 24;
const recordHeaderBytes = 16;
/** LINKTYPE_LINUX_SLL2, which `tcpdump -i any -y LINUX_SLL2` writes. */
const linkType = 276;
const linkHeaderBytes = 20;

/**
 * Reads the classic capture format (draft-ietf-opsawg-pcap) with Linux "cooked" v2 headers. Throws
 * on any other format; frames that carry no IP are passed over.
 */
export function createPcapReader(onPacket: (packet: IpPacket) => void): PcapReader {
  let rest = new Uint8Array(0);
  let littleEndian: boolean | undefined;
  return {
    push(chunk) {
      const bytes = new Uint8Array(rest.length + chunk.length);
      bytes.set(rest);
      bytes.set(chunk, rest.length);
      const view = new DataView(bytes.buffer);
      let at = 0;
      if (littleEndian === undefined) {
        if (bytes.length < fileHeaderBytes) {
          rest = bytes;
          return;
        }
        littleEndian = view.getUint32(0, true) === magic;
        if (!littleEndian && view.getUint32(0) !== magic) throw new Error('no capture');
        if (view.getUint32(20, littleEndian) !== linkType) throw new Error('another link type');
        at = fileHeaderBytes;
      }
      while (bytes.length - at >= recordHeaderBytes) {
        const start = at + recordHeaderBytes;
        const end = start + view.getUint32(at + 8, littleEndian);
        if (bytes.length < end) break;
        const packet = readFrame(bytes.subarray(start, end));
        if (packet !== undefined) onPacket(packet);
        at = end;
      }
      rest = bytes.slice(at);
    },
  };
}

function readFrame(frame: Uint8Array): IpPacket | undefined {
  if (frame.length < linkHeaderBytes) return undefined;
  const etherType = u16(frame, 0);
  const ip = frame.subarray(linkHeaderBytes);
  if (etherType === 0x0800 && ip.length >= 20) return readIpv4(ip);
  if (etherType === 0x86dd && ip.length >= 40) return readIpv6(ip);
  return undefined;
}

function readIpv4(ip: Uint8Array): IpPacket {
  const headerBytes = ((ip[0] ?? 0) & 15) * 4;
  const address = (at: number) => ip.subarray(at, at + 4).join('.');
  return withPorts(ip[9] ?? 0, ip.subarray(headerBytes), address(12), address(16));
}

/** Without a walk through extension headers: what has them counts as `other`. */
function readIpv6(ip: Uint8Array): IpPacket {
  const address = (at: number) => {
    const groups = Array.from({ length: 8 }, (_, i) => u16(ip, at + 2 * i).toString(16));
    return canonicalAddress(groups.join(':'));
  };
  return withPorts(ip[6] ?? 0, ip.subarray(40), address(8), address(24));
}

/** The one spelling that an IPv6 address has here (RFC 5952); an IPv4 address as it is. */
export const canonicalAddress = (address: string): string =>
  address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;

function withPorts(
  number: number,
  payload: Uint8Array,
  source: string,
  destination: string,
): IpPacket {
  const protocol = number === 6 ? 'tcp' : number === 17 ? 'udp' : 'other';
  const hasPorts = protocol !== 'other' && payload.length >= 4;
  return {
    protocol,
    source,
    sourcePort: hasPorts ? u16(payload, 0) : 0,
    destination,
    destinationPort: hasPorts ? u16(payload, 2) : 0,
  };
}

const u16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
