import { spawn } from 'node:child_process';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import type { NetworkNamespace } from './network-namespace.ts';

const inside = fileURLToPath(new URL('namespace-door-inside.ts', import.meta.url));

/** A port of this machine's loopback that leads into a namespace. */
interface NamespaceDoor {
  readonly port: number;
  close(): void;
}

/**
 * Lets us speak to a program in a namespace without giving it an interface for that, which it would
 * take for a way to the world: each connection is carried by the pipes of a process inside.
 */
export async function openNamespaceDoor(
  { enter }: NetworkNamespace,
  /** Where it leads, as seen from inside: to the same port of the loopback there, unless given. */
  target?: { readonly address: string; readonly port: number },
): Promise<NamespaceDoor> {
  const open = new Set<() => void>();
  const [program = '', ...flags] = enter;
  const server = net.createServer((socket) => {
    const { address, port } = target ?? { address: '127.0.0.1', port: own };
    const carrier = spawn(program, [...flags, process.execPath, inside, `${port}`, address], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const end = () => {
      open.delete(end);
      socket.destroy();
      carrier.kill('SIGKILL');
    };
    open.add(end);
    socket.on('error', end).on('close', end);
    carrier.on('exit', end);
    // Written to a carrier that is ending.
    carrier.stdin.on('error', end);
    socket.pipe(carrier.stdin);
    carrier.stdout.pipe(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  const { port: own } = address;
  return {
    port: own,
    close() {
      for (const end of [...open]) end();
      server.close();
    },
  };
}
