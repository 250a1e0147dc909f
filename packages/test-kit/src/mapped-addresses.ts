import { fileURLToPath } from 'node:url';
import type { NetworkNamespace } from './network-namespace.ts';

const inside = fileURLToPath(new URL('mapped-addresses-inside.ts', import.meta.url));

/**
 * How one UDP socket of a host is seen by each of these ports of a STUN server, such as
 * `198.51.100.10:40000`; null where nothing came back from that very
 * address within 1.5 s.
 */
export async function askMappedAddresses(
  host: NetworkNamespace,
  address: string,
  ports: readonly number[],
): Promise<readonly (string | null)[]> {
  const child = Bun.spawn(
    [...host.enter, process.execPath, inside, address, ...ports.map(String)],
    {
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'pipe',
    },
  );
  const [out, error] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  if (child.exitCode !== 0) throw new Error(`no question could be put to STUN: ${error}`);
  return JSON.parse(out);
}
