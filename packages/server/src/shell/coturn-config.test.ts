import { expect, test } from 'bun:test';
import { relayPeers } from '../core/relay-peers.ts';
import { type CoturnConfig, coturnArguments, coturnConfig } from './coturn-config.ts';

const secret = 'c0ffee';
const linesOf = (given: Partial<CoturnConfig>): readonly string[] =>
  new TextDecoder()
    .decode(
      coturnConfig({
        secret: new TextEncoder().encode(secret),
        listening: ['198.51.100.7'],
        relaying: ['198.51.100.7'],
        port: 3480,
        tlsPort: 0,
        tls: undefined,
        range: { min: 49_152, max: 65_535 },
        peers: relayPeers({ reach: 'public', own: ['198.51.100.7'], onlyRelayed: false }),
        ...given,
      }),
    )
    .split('\n');

test('[N6] the secret is in what coturn is told, and in none of its arguments', () => {
  expect(linesOf({}).at(-2)).toBe(`static-auth-secret=${secret}`);
  expect(coturnArguments.join(' ')).not.toContain(secret);
  expect(coturnArguments).toContain('--use-auth-secret');
});

test('[N7] what it is not to do', () => {
  const lines = linesOf({});
  for (const line of ['no-stun', 'no-tcp-relay', 'no-multicast-peers', 'no-tls', 'no-dtls']) {
    expect(lines).toContain(line);
  }
  expect(lines).not.toContain('allow-loopback-peers');
  expect(lines).toContain('denied-peer-ip=169.254.0.0-169.254.255.255');
  expect(lines).toContain('allowed-peer-ip=198.51.100.7');
});

test('[N7] IPv6 is what is given when there is nothing else', () => {
  const line = 'allocation-default-address-family=ipv6';
  expect(linesOf({ relaying: ['2001:db8::7'] })).toContain(line);
  expect(linesOf({ relaying: ['2001:db8::7', '198.51.100.7'] })).not.toContain(line);
});

test('[N4] TLS has a port of its own', () => {
  const tls = { certFile: '/a.crt', keyFile: '/a.key' };
  const lines = linesOf({ tls, tlsPort: 3481 });
  expect(lines).toContain('tls-listening-port=3481');
  expect(lines).toContain('cert=/a.crt');
  expect(lines).not.toContain('no-tls');
});
