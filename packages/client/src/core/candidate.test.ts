import { expect, test } from 'bun:test';
import { formatCandidate, parseCandidates } from './candidate.ts';

const lines = [
  'a=candidate:1531217354 1 udp 2122194687 10.1.2.3 53104 typ host generation 0 network-id 1',
  'a=candidate:842163049 1 udp 1685987071 203.0.113.9 61000 typ srflx raddr 10.1.2.3 rport 53104 generation 0',
  'a=candidate:2 1 UDP 2122252543 2001:db8::7 52549 typ host',
  'a=candidate:9 1 udp 41885439 198.51.100.4 49170 typ relay raddr 203.0.113.9 rport 61000',
];

test('[D3] candidates keep their own order of preference, and lose what tells of the machine', () => {
  const candidates = parseCandidates(lines);
  expect(candidates.map(({ type, port, rank }) => [type, port, rank])).toEqual([
    ['host', 52549, 0],
    ['host', 53104, 1],
    ['srflx', 61000, 2],
    ['relay', 49170, 3],
  ]);
  const written = candidates.map(formatCandidate);
  // The related address of the reflexive candidate was the private one.
  expect(written[2]).toBe(
    'a=candidate:3 1 udp 1694498303 203.0.113.9 61000 typ srflx raddr 0.0.0.0 rport 9',
  );
  expect(written.slice(2).join()).not.toContain('10.1.2.3');
  expect(written.join()).not.toContain('1531217354');
  expect(written.join()).not.toContain('842163049');
});

test('[D3] made-up priorities keep the order: host, reflexive, relay, and rank within each', () => {
  const priorities = parseCandidates(lines)
    .map(formatCandidate)
    .map((line) => Number(line.split(' ')[3]));
  expect(priorities).toEqual(priorities.toSorted((a, b) => b - a));
  expect(Math.max(...priorities)).toBeLessThan(2 ** 31);
});

test('[D3] what nobody could use is dropped', () => {
  const dropped = [
    'a=candidate:0 2 UDP 2122187006 203.0.113.9 42617 typ host',
    'a=candidate:2 1 TCP 2105458943 203.0.113.9 9 typ host tcptype active',
    'a=candidate:3 1 udp 5 203.0.113.9 53 typ host',
    'a=candidate:4 1 udp 5 printer.local 50000 typ host',
    'a=candidate:5 1 udp 5 203.0.113.9 50000 typ prflx',
    'a=candidate:nonsense',
  ];
  expect(parseCandidates(dropped)).toEqual([]);
});

test('[D3] listening TCP stays', () => {
  const [candidate] = parseCandidates([
    'a=candidate:3 1 tcp 1518214911 203.0.113.9 50001 typ host tcptype passive generation 0',
  ]);
  expect(candidate && formatCandidate(candidate, 0)).toMatch(
    / 1 tcp \d+ 203\.0\.113\.9 50001 typ host tcptype passive$/,
  );
});
