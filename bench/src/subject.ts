import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from '@passerby/test-kit/server-process';

/** A server process under measurement: ours, or the bare one it is compared with. */
export interface Subject {
  readonly name: 'passerby' | 'bare Bun';
  readonly url: string;
  readonly pid: number;
  stop(): Promise<unknown>;
}

export interface Certificate {
  readonly certificate: string;
  readonly key: string;
  remove(): void;
}

/** Our server with its limits out of the way: the load comes from one address. */
export async function startPasserby(tls?: Certificate): Promise<Subject> {
  const server = await startServerProcess({
    flags: [
      '--stun-ports=0,0',
      '--sockets-per-network=20000',
      '--openings-per-second=100000',
      '--frames-per-second=100000',
      ...(tls ? [`--tls-cert=${tls.certificate}`, `--tls-key=${tls.key}`] : []),
    ],
  });
  return { name: 'passerby', url: server.url, pid: server.pid, stop: () => server.stop() };
}

export async function startBareServer(tls?: Certificate): Promise<Subject> {
  const script = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
  const child = Bun.spawn([process.execPath, script, ...(tls ? [tls.certificate, tls.key] : [])], {
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'inherit',
  });
  for await (const chunk of child.stdout) {
    const url = /ready at (\S+)/.exec(new TextDecoder().decode(chunk))?.[1];
    if (url === undefined) continue;
    return {
      name: 'bare Bun',
      url,
      pid: child.pid,
      async stop() {
        child.kill();
        await child.exited;
      },
    };
  }
  throw new Error('the bare server did not start');
}

/** A self-signed certificate for as long as one benchmark runs. */
export function makeCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-bench-'));
  const certificate = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  const made = Bun.spawnSync([
    ...['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
    ...['-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', certificate],
  ]);
  if (!made.success) throw new Error('openssl made no certificate');
  return { certificate, key, remove: () => rmSync(folder, { recursive: true }) };
}
