// Run inside a namespace by mapped-addresses.ts: `bun mapped-addresses-inside.ts ADDRESS PORT...` asks
// STUN at each port from one UDP socket, and prints in JSON how it was seen:
// ["198.51.100.10:40000", null], with null for silence. An answer from elsewhere is none: no NAT
// would let it in.
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

const timeoutMs = 1_500;
const everyMs = 200;

const [address = '', ...ports] = process.argv.slice(2);
const seen = new Map<string, string>();
const transactions = new Map<string, string>();
const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');

socket.on('message', (answer, from) => {
  if (!isSameAddress(from.address, address)) return;
  const port = transactions.get(answer.subarray(8, 20).toString('hex'));
  const mapped = mappedAddress(answer);
  if (port === undefined || mapped === undefined) return;
  seen.set(port, mapped);
  if (seen.size === ports.length) finish();
});

const ask = () => {
  for (const port of ports) {
    const id = crypto.getRandomValues(new Uint8Array(12));
    transactions.set(Buffer.from(id).toString('hex'), port);
    socket.send(Buffer.of(0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, ...id), Number(port), address);
  }
};

function finish(): void {
  clearInterval(asking);
  clearTimeout(giveUp);
  socket.close();
  console.log(JSON.stringify(ports.map((port) => seen.get(port) ?? null)));
}

function isSameAddress(one: string, other: string): boolean {
  const canonical = (text: string) => new URL(`http://${isIPv6(text) ? `[${text}]` : text}`).host;
  return canonical(one) === canonical(other);
}

/** XOR-MAPPED-ADDRESS (RFC 8489 section 14.2) of a success response. */
function mappedAddress(answer: Buffer): string | undefined {
  if (answer.length < 20 || answer.readUInt16BE(0) !== 0x0101) return undefined;
  for (let at = 20; at + 4 <= answer.length; ) {
    const length = answer.readUInt16BE(at + 2);
    const value = answer.subarray(at + 4, at + 4 + length);
    if (answer.readUInt16BE(at) === 0x0020) {
      const port = value.readUInt16BE(2) ^ 0x2112;
      const plain = Buffer.from(value.subarray(4).map((byte, i) => byte ^ (answer[4 + i] ?? 0)));
      if (plain.length === 4) return `${plain.join('.')}:${port}`;
      const groups = Array.from({ length: 8 }, (_, i) => plain.readUInt16BE(2 * i).toString(16));
      return new URL(`http://[${groups.join(':')}]:${port}`).host;
    }
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return undefined;
}

ask();
const asking = setInterval(ask, everyMs);
const giveUp = setTimeout(finish, timeoutMs);
