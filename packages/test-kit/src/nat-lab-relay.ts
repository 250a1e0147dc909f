import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import { askMappedAddresses } from './mapped-addresses.ts';
import type { NatLab } from './nat-lab.ts';

/** A real coturn on the relay's machine of the lab. */
export interface NatLabRelay {
  /** For `RTCIceServer.urls`: over UDP and over TCP, in each family. */
  readonly urls: readonly string[];
  /** What servers that hand out credentials share with it (TURN REST convention). */
  readonly secret: string;
  /** What such a server would hand out; good for ten minutes unless told. */
  credentials(lifetimeSeconds?: number): { readonly username: string; readonly credential: string };
  /** SIGKILL: whoever was relayed hears nothing more. */
  stop(): Promise<void>;
}

const port = 3478;

export async function startNatLabRelay(lab: NatLab): Promise<NatLabRelay> {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-relay-'));
  const secret = crypto.getRandomValues(new Uint8Array(16)).toHex();
  const addresses = Object.values(lab.relay.addresses);
  const turnserver = Bun.spawn(
    [
      ...lab.relay.host.enter,
      ...['turnserver', '-n', '--no-cli', '--no-tls', '--no-dtls', '--no-tcp-relay'],
      ...['--simple-log', '--log-file=stdout', `--pidfile=${join(folder, 'pid')}`],
      ...[`--userdb=${join(folder, 'db')}`, '--realm=passerby.example', `--listening-port=${port}`],
      ...['--use-auth-secret', `--static-auth-secret=${secret}`],
      ...addresses.flatMap((address) => [`--listening-ip=${address}`, `--relay-ip=${address}`]),
      ...['--min-port=50000', '--max-port=50999', '--no-multicast-peers', '--fingerprint'],
    ],
    { stdin: 'ignore', stdout: 'ignore', stderr: 'ignore' },
  );
  const stop = async () => {
    turnserver.kill('SIGKILL');
    await turnserver.exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await eventually('coturn to answer', async () => {
      if (turnserver.exitCode !== null) throw new Error(`coturn ended: ${turnserver.exitCode}`);
      const seen = await Promise.all(
        addresses.map((address) => askMappedAddresses(lab.relay.host, address, [port])),
      );
      return seen.flat().every((mapped) => mapped !== null);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    secret,
    urls: addresses.flatMap((address) => {
      const host = address.includes(':') ? `[${address}]` : address;
      return ['udp', 'tcp'].map((transport) => `turn:${host}:${port}?transport=${transport}`);
    }),
    credentials(lifetimeSeconds = 600) {
      const random = crypto.getRandomValues(new Uint8Array(9)).toHex();
      const username = `${Math.floor(Date.now() / 1_000) + lifetimeSeconds}:${random}`;
      const hasher = new Bun.CryptoHasher('sha1', secret);
      return { username, credential: hasher.update(username).digest('base64') };
    },
    stop,
  };
}
