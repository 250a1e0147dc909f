import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';

/** A server that knows its own origin, as one on the internet does: canonical links are whole then. */
export async function startOriginServer(): Promise<ServerProcess> {
  // The origin has to be told before the port is known: one that was free a moment ago.
  const probe = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response() });
  const port = probe.port ?? 0;
  await probe.stop(true);
  const flags = ['--stun-ports=none', `--origin=http://127.0.0.1:${port}`];
  return startServerProcess({ flags }, port);
}
