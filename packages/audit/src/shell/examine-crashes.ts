import { createCanaries } from '@passerby/test-kit/canaries';
import { openCanaryPair } from '@passerby/test-kit/canary-sessions';
import { eventually } from '@passerby/test-kit/eventually';
import { createNeedleSearch } from '@passerby/test-kit/haystack';
import type { Find } from '@passerby/test-kit/needle';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createTrace } from '@passerby/test-kit/strace';
import type { Looked, Remainders } from '../core/judge-server.ts';
import { allowCoreImage } from './core-image.ts';
import { leakFile } from './leak-file.ts';
import { createOwnFolders } from './own-folders.ts';
import { summaryOfFinds } from './summary-of-finds.ts';

const endings: Readonly<Record<string, (server: ServerProcess) => Promise<void>>> = {
  killed: (server) => server.kill(),
  crashed: (server) => server.crash(),
  async threw(server) {
    process.kill(server.pid, 'SIGWINCH');
    await eventually('the end of the server', () => server.output().stderr.includes('crashed'));
    await server.stop();
  },
};

/**
 * Ends servers in the middle of sessions: by SIGKILL, by SIGSEGV, and by an exception whose message is the
 * frame that came last. `leaks` makes them leave something, for the control.
 */
export async function examineCrashes(leaks?: 'core' | 'report'): Promise<Looked<Remainders>> {
  if (Bun.which('strace') === null) return { ok: false, why: 'strace is not installed' };
  const finds: Find[] = [];
  const leftFiles: string[] = [];
  const touchedFiles: string[] = [];
  const connectedTo: string[] = [];
  for (const end of Object.values(endings)) {
    const folders = createOwnFolders();
    const trace = createTrace();
    const report = leaks === 'report' ? [leakFile('write-crash-report')] : [];
    const server = await startServerProcess({
      flags: ['--calm-per-second=10000'],
      folder: folders.working,
      environment: folders.environment,
      wrapper: trace.wrapper,
      preload: [...report, leakFile('throw-frame')],
    });
    if (leaks === 'core') allowCoreImage(server.pid);
    const canaries = createCanaries();
    await openCanaryPair(server.url, canaries);
    await end(server);
    const { stdout, stderr } = server.output();
    const traced = trace.report();
    finds.push(...createNeedleSearch(canaries.needles).in(Buffer.from(stdout + stderr)));
    leftFiles.push(...folders.left());
    touchedFiles.push(...traced.touchedFiles);
    connectedTo.push(...traced.connectedTo.filter((name) => !name.startsWith('@passerby-')));
    trace.remove();
    folders.remove();
  }
  return {
    ok: true,
    value: {
      tried: Object.keys(endings).length,
      leftFiles,
      touchedFiles,
      connectedTo,
      finds: summaryOfFinds(finds),
    },
  };
}
