import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificate, makeCertificate } from '@passerby/test-kit/certificate';
import type { Figure } from './table.ts';

/** The same measurement twice, without TLS and with it, one after the other. */
export async function plainAndTls(
  measure: (kind: 'plain' | 'TLS', tls: Certificate | undefined) => Promise<Figure[]>,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-bench-'));
  try {
    const plain = await measure('plain', undefined);
    return [...plain, ...(await measure('TLS', await makeCertificate(folder)))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
