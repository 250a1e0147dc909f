import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanaries } from '@passerby/test-kit/canaries';
import { createNeedleSearch } from '@passerby/test-kit/haystack';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { createTrace } from '@passerby/test-kit/strace';
import type { AdTotalsMeasures } from '../core/judge-ad-totals.ts';
import type { Looked } from '../core/judge-server.ts';
import { leakFile } from './leak-file.ts';
import { createOwnFolders } from './own-folders.ts';
import { summaryOfFinds } from './summary-of-finds.ts';

/** Pages that may carry an ad, and one that leads away from one. */
const paths = ['/', '/how-it-works/', '/about/', '/ad/what-we-never-know'];

/** What browsers send of a visit that counts (Fetch Metadata, W3C). */
const asBrowser = {
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'same-origin',
};

/** Visits pages of a server that keeps its totals of ads, ends it, and reads what it wrote. */
export async function examineAdTotals(
  visits: number,
  leaks = false,
): Promise<Looked<AdTotalsMeasures>> {
  if (Bun.which('strace') === null) return { ok: false, why: 'strace is not installed' };
  const folders = createOwnFolders();
  const trace = createTrace();
  const file = join(folders.working, 'totals.json');
  const server = await startServerProcess({
    flags: [`--ads-totals=${file}`],
    folder: folders.working,
    environment: { ...folders.environment, ...(leaks && { PASSERBY_AUDIT_TOTALS: file }) },
    ...(leaks && { preload: [leakFile('tell-ad-totals')] }),
    wrapper: trace.wrapper,
  });
  const canaries = createCanaries();
  const word = (field: string) => {
    const text = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64url');
    canaries.text(field, text);
    return text;
  };
  for (let visit = 0; visit < visits; visit++) {
    const path = paths[visit % paths.length];
    const response = await fetch(`${server.url}${path}?${word('path of a page')}`, {
      redirect: 'manual',
      headers: { ...asBrowser, 'user-agent': word('header user-agent'), referer: word('referer') },
    });
    await response.arrayBuffer();
  }
  await server.stop();
  const text = existsSync(file) ? readFileSync(file, 'latin1') : undefined;
  const finds = createNeedleSearch(canaries.needles).in(Buffer.from(text ?? '', 'latin1'));
  const otherFiles = trace
    .report()
    .touchedFiles.filter((name) => name !== file && name !== `${file}.new`);
  trace.remove();
  folders.remove();
  return { ok: true, value: { visits, text, otherFiles, finds: summaryOfFinds(finds) } };
}
