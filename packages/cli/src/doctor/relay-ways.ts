import type { RelayWay } from './socket-findings.ts';

/** What clients are told about the relay, as ways to it that can be tried. */
export function relayWays(
  told: { readonly port: number; readonly tlsPort: number; readonly urls: string },
  serverHost: string,
): readonly RelayWay[] {
  const { port, tlsPort, urls } = told;
  const beside: RelayWay[] = [
    ...(port > 0
      ? [
          { transport: 'udp' as const, host: serverHost, port },
          { transport: 'tcp' as const, host: serverHost, port },
        ]
      : []),
    ...(tlsPort > 0 ? [{ transport: 'tls' as const, host: serverHost, port: tlsPort }] : []),
  ];
  return [...beside, ...urls.split('\n').filter(Boolean).map(wayOf)];
}

/** RFC 7065 section 3.1: 3478, and 5349 for TLS; UDP unless it says otherwise, and TLS is over TCP. */
function wayOf(url: string): RelayWay {
  const [, scheme = '', host = '', port, transport] =
    /^(turns?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(\w+))?$/i.exec(url) ?? [];
  const isTls = scheme.toLowerCase() === 'turns';
  return {
    transport: isTls ? 'tls' : transport?.toLowerCase() === 'tcp' ? 'tcp' : 'udp',
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port ?? (isTls ? 5349 : 3478)),
  };
}
