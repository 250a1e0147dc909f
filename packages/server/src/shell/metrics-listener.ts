import { pathOf } from './http.ts';
import { bindFailure, type StartFailure } from './start-failure.ts';

/** Where Prometheus asks: never the port that people come to. */
export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

interface MetricsListener {
  readonly ok: true;
  readonly port: number;
  stop(): void;
}

/** No request here has a body. */
const maxBodyBytes = 1_024;

const idleTimeoutSeconds = 10;

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Answers `GET /metrics` on an address of its own, and nothing else. */
export function openMetrics(
  { host, port }: MetricsAddress,
  render: () => string,
): MetricsListener | StartFailure {
  try {
    const server = Bun.serve({
      hostname: host,
      port,
      development: false,
      reusePort: false,
      maxRequestBodySize: maxBodyBytes,
      idleTimeout: idleTimeoutSeconds,
      fetch(request) {
        if (request.method !== 'GET' || pathOf(request.url) !== '/metrics') {
          return new Response('Only GET /metrics is answered here.\n', { status: 404, headers });
        }
        return new Response(render(), {
          headers: { ...headers, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
        });
      },
      error: () => new Response('Something went wrong here.\n', { status: 500, headers }),
    });
    return { ok: true, port: server.port ?? 0, stop: () => void server.stop(true) };
  } catch (error) {
    return bindFailure(error, {
      name: `Port ${port} (metrics)`,
      address: host,
      remedy: 'stop what uses it, or choose another with --metrics',
    });
  }
}
