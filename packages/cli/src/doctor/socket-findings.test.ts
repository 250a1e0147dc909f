import { expect, test } from 'bun:test';
import { relayWays } from './relay-ways.ts';
import { judgeRelayWay, judgeSocket, judgeStun } from './socket-findings.ts';

test('[O13] STUN: both ports, one of them, the firewall in between, none', () => {
  const [a, b] = [3478, 3479];
  const level = (...looks: [port: number, answered: boolean][]) =>
    judgeStun(looks.map(([port, answered]) => ({ port, answered }))).level;
  expect(level([a, true], [b, true])).toBe('ok');
  expect(level([a, true])).toBe('care');
  expect(level([a, true], [b, false])).toBe('wrong');
  expect(level()).toBe('care');
});

test('[O13] the ports of a relay beside the server, and the addresses of one elsewhere', () => {
  expect(relayWays({ port: 3480, tlsPort: 3481, urls: '' }, 'chat.example')).toEqual([
    { transport: 'udp', host: 'chat.example', port: 3480 },
    { transport: 'tcp', host: 'chat.example', port: 3480 },
    { transport: 'tls', host: 'chat.example', port: 3481 },
  ]);
  const urls = [
    'turn:a.example',
    'turn:a.example:99?transport=tcp',
    'turns:a.example',
    'turns:[2001:db8::1]:443?transport=tcp',
  ].join('\n');
  expect(relayWays({ port: 0, tlsPort: 0, urls }, 'chat.example')).toEqual([
    { transport: 'udp', host: 'a.example', port: 3478 },
    { transport: 'tcp', host: 'a.example', port: 99 },
    { transport: 'tls', host: 'a.example', port: 5349 },
    { transport: 'tls', host: '2001:db8::1', port: 443 },
  ]);
});

test('[O13] a relay that gives a private address is of use on a private network alone', () => {
  const way = { transport: 'udp', host: 'relay.example', port: 3478 } as const;
  const look = { kind: 'relayed', isPrivate: true } as const;
  expect(judgeRelayWay(way, look, true)).toMatchObject({ level: 'wrong', about: 'relay udp' });
  expect(judgeRelayWay(way, look, false).level).toBe('ok');
});

test('[O13] a relay that is full is told apart from one that has another secret', () => {
  const way = { transport: 'tcp', host: 'relay.example', port: 3478 } as const;
  const remedy = (code: number) => judgeRelayWay(way, { kind: 'refused', code }, true).remedy;
  expect(remedy(486)).toContain('total-quota');
  expect(remedy(401)).toContain('secret');
});

test('[O13] a socket that ends at once says with what', () => {
  expect(judgeSocket({ kind: 'ended', code: 4008 }).says).toContain('4008');
  expect(judgeSocket({ kind: 'refused' }).level).toBe('wrong');
});
