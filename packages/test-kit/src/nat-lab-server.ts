import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './certificate.ts';
import type { NatLab } from './nat-lab.ts';
import type { Family } from './nat-lab-plan.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

/** The real server at a public address of the lab, over TLS: browsers give no camera otherwise. */
export interface NatLabServer {
  readonly process: ServerProcess;
  /** Where people find it: one address for each family, no names. */
  readonly urls: Readonly<Record<Family, string>>;
  /** Ends it; returns its exit code. */
  stop(): Promise<number>;
}

/** Free in there, since nobody else is: origins must be told before the server listens. */
const port = 8443;

/** The two STUN ports of the server in the lab. */
export const labStunPorts = [3478, 3479] as const;

/** Starts it on the server's machine of `lab`, with further flags of `passerby start`. */
export async function startNatLabServer(
  lab: NatLab,
  flags: readonly string[] = [],
): Promise<NatLabServer> {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-lab-'));
  const urls = {
    ipv4: `https://${lab.server.addresses.ipv4}:${port}`,
    ipv6: `https://[${lab.server.addresses.ipv6}]:${port}`,
  };
  try {
    const { certFile, keyFile } = await makeCertificate(folder);
    const server = await startServerProcess(
      {
        namespace: lab.server.host,
        flags: [
          ...[`--tls-cert=${certFile}`, `--tls-key=${keyFile}`],
          ...Object.values(urls).map((url) => `--origin=${url}`),
          `--stun-ports=${labStunPorts.join(',')}`,
          ...flags,
        ],
      },
      port,
    );
    return {
      process: server,
      urls,
      async stop() {
        const exitCode = await server.stop();
        rmSync(folder, { recursive: true, force: true });
        return exitCode;
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
