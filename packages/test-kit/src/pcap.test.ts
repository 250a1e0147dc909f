import { expect, test } from 'bun:test';
import { canonicalAddress, createPcapReader, type IpPacket } from './pcap.ts';

const hex = (text: string) => Uint8Array.fromHex(text.replaceAll(/\s/g, ''));
const header = hex('d4c3b2a1 0200 0400 00000000 00000000 00000400 14010000');
const udpOverIpv4 = hex(`
  0800 0000 00000002 0001 04 06 0000000000000000
  45000020 00000000 40110000 c0a80a02 cb00710a 9c40 0d96 000c0000 01020304`);
const tcpOverIpv6 = hex(`
  86dd 0000 00000002 0001 00 06 0000000000000000
  60000000 00040640 20010db8000100010000000000000002 20010db8000a00000000000000000010
  c000 20fb`);
const arp = hex('0806 0000 00000002 0001 00 06 0000000000000000 00010800');

function record(frame: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(16 + frame.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, frame.length, true);
  view.setUint32(12, frame.length, true);
  bytes.set(frame, 16);
  return bytes;
}

const capture = new Uint8Array(
  Buffer.concat([header, record(udpOverIpv4), record(arp), record(tcpOverIpv6)]),
);

function read(chunks: readonly Uint8Array[]): readonly IpPacket[] {
  const packets: IpPacket[] = [];
  const reader = createPcapReader((packet) => packets.push(packet));
  for (const chunk of chunks) reader.push(chunk);
  return packets;
}

test('[E20] a capture tells who sent to whom, over either family', () => {
  expect(read([capture])).toEqual([
    {
      protocol: 'udp',
      source: '192.168.10.2',
      sourcePort: 40_000,
      destination: '203.0.113.10',
      destinationPort: 3_478,
    },
    {
      protocol: 'tcp',
      source: '2001:db8:1:1::2',
      sourcePort: 49_152,
      destination: '2001:db8:a::10',
      destinationPort: 8_443,
    },
  ]);
});

test('[E20] it may come in pieces of any size', () => {
  const whole = read([capture]);
  for (let size = 1; size < capture.length; size++) {
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < capture.length; at += size) pieces.push(capture.slice(at, at + size));
    expect(read(pieces)).toEqual(whole);
  }
});

test('[E20] what is no such capture is refused, not read as an empty one', () => {
  expect(() => read([new Uint8Array(24)])).toThrow('no capture');
  const ethernet = capture.slice();
  ethernet[20] = 1;
  ethernet[21] = 0;
  expect(() => read([ethernet])).toThrow('another link type');
});

test('[E20] an address has one spelling', () => {
  expect(canonicalAddress('2001:0db8:0:0:0:0:0:2')).toBe('2001:db8::2');
  expect(canonicalAddress('192.0.2.1')).toBe('192.0.2.1');
});
