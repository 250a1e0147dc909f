import { expect, test } from 'bun:test';
import { isListenHost, listenAddresses, publicUrl } from './listen-address.ts';

test('[O5] localhost is both loopbacks, and a machine may lack the second', () => {
  expect(listenAddresses('localhost')).toEqual([
    { address: '127.0.0.1', optional: false },
    { address: '::1', optional: true },
  ]);
  expect(listenAddresses('0.0.0.0')).toEqual([{ address: '0.0.0.0', optional: false }]);
});

test('[O5] the URL is one that a browser can open', () => {
  const url = (host: string, port: number, tls = false) => publicUrl({ host, port, tls });
  expect(url('localhost', 8080)).toBe('http://localhost:8080');
  expect(url('0.0.0.0', 8080)).toBe('http://localhost:8080');
  expect(url('::', 8080)).toBe('http://localhost:8080');
  expect(url('192.0.2.7', 8443, true)).toBe('https://192.0.2.7:8443');
  expect(url('2001:db8::7', 8080)).toBe('http://[2001:db8::7]:8080');
  expect(url('localhost', 443, true)).toBe('https://localhost');
  expect(url('localhost', 80)).toBe('http://localhost');
});

test('[O5] a host is localhost or an address', () => {
  for (const host of ['localhost', '127.0.0.1', '0.0.0.0', '::', '::1', '2001:db8::7']) {
    expect([host, isListenHost(host)]).toEqual([host, true]);
  }
  for (const host of ['', 'example.org', '[::1]', '127.0.0.1:80', 'fe80::1%eth0', '*', '1.2.3']) {
    expect([host, isListenHost(host)]).toEqual([host, false]);
  }
});
