import { expect, test } from 'bun:test';
import { judgeCertificate } from './certificate.ts';

const dayMs = 86_400_000;
const now = 1_700_000_000_000;

const level = (days: number, distrust?: string) =>
  judgeCertificate(
    { kind: 'shown', distrust, expiresAt: now + days * dayMs, protocol: 'TLSv1.3' },
    now,
  ).level;

test('[O13] a certificate: good, due, over, not trusted, not there', () => {
  expect(level(60)).toBe('ok');
  expect(level(14.5)).toBe('ok');
  expect(level(13.5)).toBe('care');
  expect(level(-0.5, 'CERT_HAS_EXPIRED')).toBe('wrong');
  expect(level(60, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')).toBe('wrong');
  expect(judgeCertificate({ kind: 'unreachable', code: 'ECONNREFUSED' }, now)).toMatchObject({
    level: 'wrong',
    says: 'No TLS there (ECONNREFUSED).',
  });
  expect(judgeCertificate({ kind: 'unreachable', code: 'ENOTFOUND' }, now)).toMatchObject({
    level: 'wrong',
    says: 'The name leads nowhere (ENOTFOUND).',
  });
});
