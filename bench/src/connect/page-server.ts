import { fileURLToPath } from 'node:url';

/** One empty page with all the callers in it, for every tab of the benchmark. */
export interface PageServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
  const built = await Bun.build({
    entrypoints: [fileURLToPath(new URL('./page/call-page.ts', import.meta.url))],
    target: 'browser',
  });
  const [script] = built.outputs;
  if (script === undefined) throw new Error('the page was not built');
  const page =
    '<!doctype html><title>calls</title><body><script type=module src=calls.js></script>';
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    routes: {
      '/': new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
      '/calls.js': new Response(script, { headers: { 'Content-Type': 'text/javascript' } }),
    },
  });
  return { url: server.url.origin, stop: () => server.stop(true) };
}
