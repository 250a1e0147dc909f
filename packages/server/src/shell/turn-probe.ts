import { randomBytes } from './randomness.ts';

/** An Allocate request (RFC 8656 section 7.1) that asks for UDP and shows no password. */
function allocateRequest(): Uint8Array {
  return new Uint8Array([
    ...[0x00, 0x03, 0x00, 0x08, 0x21, 0x12, 0xa4, 0x42, ...randomBytes(12)],
    // REQUESTED-TRANSPORT: UDP.
    ...[0x00, 0x19, 0x00, 0x04, 17, 0, 0, 0],
  ]);
}

/** Whether a TURN server refuses us a relay over UDP, as one should that is up and wants a password. */
export async function answersTurn(given: {
  readonly address: string;
  readonly port: number;
  /** How often it is asked while it does not answer. */
  readonly everyMs: number;
  readonly timeoutMs: number;
  /** When it is of no use to wait any longer. */
  readonly gone: Promise<unknown>;
}): Promise<boolean> {
  const { address, port, everyMs, timeoutMs, gone } = given;
  const request = allocateRequest();
  const answered = Promise.withResolvers<boolean>();
  const socket = await Bun.udpSocket({
    hostname: address.includes(':') ? '::' : '0.0.0.0',
    binaryType: 'uint8array',
    socket: {
      data(_socket, packet) {
        const isOurs = request.subarray(8, 20).every((byte, i) => packet[8 + i] === byte);
        // An Allocate error response: 401, the only thing that it has to say to this.
        if (isOurs && packet[0] === 0x01 && packet[1] === 0x13) answered.resolve(true);
      },
      // ICMP's answer: it does not listen yet.
      error() {},
    },
  });
  const ask = () => {
    try {
      socket.send(request, port, address);
    } catch {
      // No way to it right now. It is asked again.
    }
  };
  const asking = setInterval(ask, everyMs);
  const givingUp = setTimeout(() => answered.resolve(false), timeoutMs);
  void gone.then(() => answered.resolve(false));
  try {
    return await answered.promise;
  } finally {
    clearInterval(asking);
    clearTimeout(givingUp);
    socket.close();
  }
}
