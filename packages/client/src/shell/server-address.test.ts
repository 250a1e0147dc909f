import { expect, test } from 'bun:test';
import { serverAddress } from './server-address.ts';

test('[S1] everything follows from the origin', () => {
  const { socketUrl, healthUrl, stunUrl } = serverAddress('https://chat.example/en/?x#y');
  expect(socketUrl).toBe('wss://chat.example/socket');
  expect(healthUrl).toBe('https://chat.example/healthz');
  expect(stunUrl(3478)).toBe('stun:chat.example:3478');
  expect(serverAddress('ws://localhost:8080').socketUrl).toBe('ws://localhost:8080/socket');
  expect(serverAddress('http://[::1]:8080/').stunUrl(3479)).toBe('stun:[::1]:3479');
  expect(() => serverAddress('/socket')).toThrow(TypeError);
});
