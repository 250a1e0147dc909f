import { beforeAll, describe, expect, test } from 'bun:test';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSelfSigned, type SelfSigned } from './self-signed.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 4, 1, 12, 0, 0);

let made: SelfSigned;
let read: X509Certificate;
beforeAll(async () => {
  made = await createSelfSigned({
    names: ['localhost', 'desk.local'],
    addresses: ['192.168.1.20', 'fd00::1'],
    days: 30,
    now,
  });
  read = new X509Certificate(made.cert);
});

describe('[O14] a certificate without a file, as another reader sees it', () => {
  test('it is signed by the key that comes with it, and is no authority', () => {
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.issuer).toBe(read.subject);
    expect(read.checkPrivateKey(createPrivateKey(made.key))).toBe(true);
    expect(read.ca).toBe(false);
    expect(read.fingerprint256).toBe(made.fingerprint);
  });

  test('it is for these names and addresses, and for no others', () => {
    expect(read.checkHost('localhost')).toBe('localhost');
    expect(read.checkHost('desk.local')).toBe('desk.local');
    expect(read.checkHost('other.local')).toBeUndefined();
    expect(read.checkIP('192.168.1.20')).toBe('192.168.1.20');
    expect(read.checkIP('fd00::1')).toBe('fd00::1');
    expect(read.checkIP('192.168.1.21')).toBeUndefined();
    expect(read.subjectAltName).toBe(
      'DNS:localhost, DNS:desk.local, IP Address:192.168.1.20, IP Address:FD00:0:0:0:0:0:0:1',
    );
  });

  test('it begins an hour ago and ends when it was told to', () => {
    expect(Date.parse(read.validFrom)).toBe(now - 3_600_000);
    expect(Date.parse(read.validTo)).toBe(now + 30 * dayMs - 3_600_000);
  });

  test('each is another: key, number, fingerprint', async () => {
    const again = await createSelfSigned({ names: ['localhost'], addresses: [], days: 30, now });
    expect(again.fingerprint).not.toBe(made.fingerprint);
    expect(again.key).not.toBe(made.key);
    expect(new X509Certificate(again.cert).serialNumber).not.toBe(read.serialNumber);
  });

  test('signatures whose numbers begin with zeros or high bits are read as well', async () => {
    // One number in 256 begins with a zero byte, and half of them with a high bit.
    for (let i = 0; i < 300; i++) {
      const { cert } = await createSelfSigned({ names: ['a'], addresses: [], days: 1, now });
      const one = new X509Certificate(cert);
      expect(one.verify(one.publicKey)).toBe(true);
    }
  });

  test('past 2049 dates have four digits', async () => {
    const late = await createSelfSigned({
      names: ['a'],
      addresses: [],
      days: 1,
      now: Date.UTC(2051, 0, 1),
    });
    expect(new Date(new X509Certificate(late.cert).validTo).getUTCFullYear()).toBe(2051);
  });
});
