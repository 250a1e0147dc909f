import { describe, expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import fc from 'fast-check';
import { answerStun, maxStunRequestBytes, maxStunResponseBytes } from './stun-message.ts';

const bytes = (hex: string) => Uint8Array.fromHex(hex.replaceAll(/\s/g, ''));
const ipv4 = { address: new Uint8Array([192, 0, 2, 1]), port: 32853 };
const ipv6 = { address: bytes('20010db8 12345678 00112233 44556677'), port: 32853 };
const scratch = () => new Uint8Array(maxStunResponseBytes);
const transaction = 'b7e7a701 bc34d686 fa87dfae';
const plain = bytes(`0001 0000 2112a442 ${transaction}`);

/** RFC 5769 section 2.1: a request as ICE makes it, with PRIORITY and ICE-CONTROLLED. */
const sampleRequest = bytes(`
  0001 0058 2112a442 ${transaction}
  8022 0010 5354554e 20746573 7420636c 69656e74
  0024 0004 6e0001ff
  8029 0008 932ff9b1 51263b36
  0006 0009 6576746a 3a683676 59202020
  0008 0014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2
  8028 0004 e57a3bcf`);

/** The XOR-MAPPED-ADDRESS of RFC 5769 sections 2.2 and 2.3, for the same transaction. */
const mappedIpv4 = '0020 0008 0001 a147 e112a643';
const mappedIpv6 = '0020 0014 0002 a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9';

/** A request with these attributes, each padded to four bytes. */
function request(...attributes: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const body = attributes.flatMap(([type, value]) => {
    const padding = new Array((4 - (value.length % 4)) % 4).fill(0);
    return [type >> 8, type & 255, value.length >> 8, value.length & 255, ...value, ...padding];
  });
  const packet = new Uint8Array([...plain, ...body]);
  new DataView(packet.buffer).setUint16(2, body.length);
  return packet;
}

function answer(packet: Uint8Array, source = ipv4): Uint8Array {
  const result = answerStun(packet, source, scratch());
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

const code = (packet: Uint8Array) => {
  const result = answerStun(packet, ipv4, scratch());
  return result.ok ? 'answered' : result.code;
};

describe('who asks is told where they are', () => {
  test('[T1] the mapped IPv4 address is that of RFC 5769 section 2.2', () => {
    expect(answer(plain)).toEqual(bytes(`0101 000c 2112a442 ${transaction} ${mappedIpv4}`));
  });

  test('[T1] the mapped IPv6 address is that of RFC 5769 section 2.3', () => {
    const expected = bytes(`0101 0018 2112a442 ${transaction} ${mappedIpv6}`);
    expect(answer(plain, ipv6)).toEqual(expected);
  });

  test('[T1] any address and port can be read back', () => {
    const address = fc.oneof(
      fc.uint8Array({ minLength: 4, maxLength: 4 }),
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
    );
    const id = fc.uint8Array({ minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(address, fc.nat(65_535), id, (from, port, transactionId) => {
        const packet = plain.slice();
        packet.set(transactionId, 8);
        const reply = answer(packet, { address: from, port });
        expect(reply.subarray(8, 20)).toEqual(transactionId);
        const unmasked = reply.slice(28).map((byte, i) => byte ^ (reply[4 + i] as number));
        expect(unmasked).toEqual(from);
        const masked = new DataView(reply.buffer).getUint16(26);
        expect(masked ^ 0x2112).toBe(port);
      }),
    );
  });
});

describe('fingerprints', () => {
  test('[T2] the fingerprint of RFC 5769 section 2.1 is accepted, and answered with one', () => {
    const reply = answer(sampleRequest);
    expect(code(reply)).toBe('notRequest');
    const asRequest = reply.slice();
    // Read our own answer back as if it were a request: its fingerprint covers the type as well.
    asRequest[0] = 0;
    asRequest[1] = 1;
    expect(code(asRequest)).toBe('badFingerprint');
    expect(new DataView(reply.buffer).getUint16(reply.length - 8)).toBe(0x8028);
  });

  test('[T2] an answer has a fingerprint exactly when the question had one', () => {
    expect(answer(plain).length).toBe(32);
    const known = request([0x8022, new Uint8Array(5)]);
    expect(answer(known).length).toBe(32);
    expect(answer(fingerprinted(known)).length).toBe(40);
  });

  test('[T2] the fingerprint of an answer is the CRC-32 that others compute', () => {
    const reply = answer(fingerprinted(plain));
    const covered = reply.slice(0, reply.length - 8);
    const expected = (Bun.hash.crc32(covered) ^ 0x5354554e) >>> 0;
    expect(new DataView(reply.buffer).getUint32(reply.length - 4)).toBe(expected);
  });

  test('[T2] one changed bit and the packet no longer passes for fingerprinted', () => {
    for (let bit = 0; bit < sampleRequest.length * 8; bit++) {
      const packet = sampleRequest.slice();
      packet[bit >> 3] = (packet[bit >> 3] as number) ^ (1 << (bit & 7));
      // A flip in a type or a length can hide the attribute; then there is no fingerprint at all.
      const result = answerStun(packet, ipv4, scratch());
      if (result.ok) expect(result.value.length).toBe(36);
    }
  });

  test('[T2] a fingerprint that is not last, or not four bytes long, is malformed', () => {
    expect(code(request([0x8028, new Uint8Array(4)], [0x8022, new Uint8Array(4)]))).toBe(
      'malformed',
    );
    expect(code(request([0x8028, new Uint8Array(8)]))).toBe('malformed');
  });
});

describe('unknown attributes', () => {
  test('[T3] required attributes that are unknown are named in a 420', () => {
    // CHANGE-REQUEST of RFC 5780 and PRIORITY of RFC 8445, which this server does not offer.
    const reply = answer(request([0x0003, new Uint8Array(4)], [0x0024, new Uint8Array(4)]));
    expect(reply).toEqual(
      bytes(`0111 0010 2112a442 ${transaction} 0009 0004 00000414 000a 0004 0003 0024`),
    );
    expect(answer(sampleRequest).slice(20, 36)).toEqual(
      bytes('0009 0004 00000414 000a 0002 0024 0000'),
    );
  });

  test('[T3] optional ones, and credentials, are passed over', () => {
    expect(code(request([0x8022, new Uint8Array(9)], [0xc057, new Uint8Array(4)]))).toBe(
      'answered',
    );
    const reply = answer(request([0x0006, new Uint8Array(5)], [0x0008, new Uint8Array(20)]));
    expect(reply.subarray(0, 2)).toEqual(bytes('0101'));
  });

  test('[T3] what stands behind the integrity attribute does not count', () => {
    const reply = answer(request([0x0008, new Uint8Array(20)], [0x0003, new Uint8Array(4)]));
    expect(reply.subarray(0, 2)).toEqual(bytes('0101'));
  });
});

describe('everything else gets no answer', () => {
  test('[T4] indications, answers and other methods', () => {
    for (const type of [0x0011, 0x0101, 0x0111, 0x0003, 0x0004, 0x0000, 0x3eef]) {
      const packet = plain.slice();
      new DataView(packet.buffer).setUint16(0, type);
      expect(code(packet)).toBe('notRequest');
    }
  });

  test('[T4] no cookie, not STUN: RFC 3489, RTP, DTLS, an empty packet, a giant', () => {
    const old = plain.slice();
    old[4] = 0;
    for (const packet of [old, new Uint8Array(0), plain.subarray(0, 19)]) {
      expect(code(packet)).toBe('notStun');
    }
    const rtp = plain.slice();
    rtp[0] = 0x80;
    expect(code(rtp)).toBe('notStun');
    const giant = request([0x8022, new Uint8Array(maxStunRequestBytes)]);
    expect(code(giant)).toBe('notStun');
  });

  test('[T4] a length that is not the packet, or an attribute that runs out of it', () => {
    const long = plain.slice();
    long[3] = 4;
    expect(code(long)).toBe('malformed');
    expect(code(new Uint8Array([...plain, 0, 0, 0, 0]))).toBe('malformed');
    const overrun = request([0x8022, new Uint8Array(4)]);
    overrun[23] = 5;
    expect(code(overrun)).toBe('malformed');
  });

  test('[T5] random and mutated packets: a code or a small answer, never an exception', () => {
    const random = seededRandom(0x57d4);
    const count = depth({ quick: 100_000, deep: 1_000_000 });
    const samples = [plain, sampleRequest, request([0x0003, new Uint8Array(4)])];
    const into = scratch();
    let answered = 0;
    for (let i = 0; i < count; i++) {
      const packet = (samples[random() % samples.length] as Uint8Array).slice();
      for (let n = random() % 4; n > 0; n--) packet[random() % packet.length] = random();
      const cut = random() % 4 ? packet : packet.subarray(0, random() % packet.length);
      const result = answerStun(cut, random() % 2 ? ipv4 : ipv6, into);
      if (!result.ok) continue;
      answered++;
      expect(result.value.length).toBeLessThanOrEqual(maxStunResponseBytes);
      expect(result.value.length).toBeLessThanOrEqual(cut.length + 32);
      expect(new DataView(into.buffer).getUint16(2)).toBe(result.value.length - 20);
    }
    // A fuzzer that meets only one kind of packet tests nothing.
    expect(answered).toBeGreaterThan(count / 20);
    expect(answered).toBeLessThan(count);
  });

  test('[T5] a packet stuffed with unknown attributes gets the first eight of them', () => {
    const many = Array.from({ length: 100 }, (_, i) => [0x0100 + i, new Uint8Array(0)] as const);
    const reply = answer(fingerprinted(request(...many)));
    expect(reply.length).toBe(maxStunResponseBytes);
    expect(new DataView(reply.buffer).getUint16(30)).toBe(16);
  });
});

/** The same request with a correct FINGERPRINT at its end. */
function fingerprinted(packet: Uint8Array): Uint8Array {
  const whole = new Uint8Array([...packet, 0x80, 0x28, 0, 4, 0, 0, 0, 0]);
  const out = new DataView(whole.buffer);
  out.setUint16(2, whole.length - 20);
  const crc = Bun.hash.crc32(whole.slice(0, whole.length - 8));
  out.setUint32(whole.length - 4, (crc ^ 0x5354554e) >>> 0);
  return whole;
}
