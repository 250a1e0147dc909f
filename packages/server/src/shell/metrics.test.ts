import { expect, test } from 'bun:test';
import { roundUpTo8 } from '../core/round-up.ts';
import { createCounters } from './counters.ts';
import { type MetricFacts, metrics, renderMetrics } from './metrics.ts';

const page = new URL('../../../../docs/handbook/metrics.md', import.meta.url);

const counters = createCounters();
for (let i = 0; i < 11; i++) counters.closed('tooFast');

const facts: MetricFacts = {
  version: '0.1.0',
  health: counters.health(
    { sessions: 11, waiting: 1, pairs: 5 },
    { flags: { nudity: 1, minor: 0, harassment: 9, spam: 0, other: 0 }, ended: 3, blocks: 17 },
  ),
  since: {
    sessions: 16,
    pairs: 8,
    neverConnected: 0,
    relayPasses: 8,
    waits: [8, 8, 8, 16, 16],
    waitedSeconds: 24,
    calls: { none: 8, direct: 16, relayed: 8 },
    firstFrames: [0, 8, 16, 24, 24, 24],
  },
  isPaused: false,
  countsCalls: true,
  isRelayUp: true,
  certificateEndsAt: Date.UTC(2030, 0, 1),
  startedAt: 1_700_000_000_123,
  cpuSeconds: 12.9,
  memoryBytes: 50_000_001,
};

const samplesIn = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => /^([a-z_]+)(\{[^}]*\})? (\d+)$/.exec(line));

test('[G5] totals leave as multiples of 8, and what is of the machine in coarse steps', () => {
  const ofMachine = /^(process_|passerby_(matching_paused|relay_up|certificate|build))/;
  for (const sample of samplesIn(renderMetrics(facts))) {
    if (sample === null) throw new Error('a line is no sample');
    const [, name = '', , value = ''] = sample;
    if (!ofMachine.test(name)) expect(Number(value)).toBe(roundUpTo8(Number(value)));
  }
  const text = renderMetrics(facts);
  expect(text).toContain('\nprocess_cpu_seconds_total 12\n');
  expect(text).toContain(`\nprocess_resident_memory_bytes ${6 * 8 * 1_048_576}\n`);
  expect(text).toContain('\npasserby_closes_total{code="tooFast"} 16\n');
  expect(text).toContain('\npasserby_wait_seconds_bucket{le="15"} 8\n');
  expect(text).toContain('\npasserby_wait_seconds_bucket{le="+Inf"} 16\n');
});

test('[G5] labels are words from closed lists, and few', () => {
  const labels = samplesIn(renderMetrics(facts)).flatMap((sample) => sample?.[2] ?? []);
  for (const label of labels) {
    expect(label).toMatch(/^\{(code|reason|le|version|way|within)="[a-zA-Z0-9.+]+"\}$/);
  }
  expect(labels.length).toBeLessThan(50);
});

test('[G5] what is not there has no line', () => {
  const without = { isRelayUp: undefined, certificateEndsAt: undefined, countsCalls: false };
  const text = renderMetrics({ ...facts, ...without });
  expect(text).not.toContain('passerby_relay_up');
  expect(text).not.toContain('passerby_calls_total');
  expect(text).not.toContain('passerby_first_frames_total');
  expect(text).not.toContain('passerby_certificate_end_seconds');
});

test('[G5] the page for operators lists every metric, and why it tells nothing of anyone', async () => {
  const rows = metrics.map(
    ({ name, type, help, why }) => `| ${name} | ${type} | ${help} | ${why} |`,
  );
  const head = [
    '| metric | type | what it is | why it tells nothing of anyone |',
    '|---|---|---|---|',
  ];
  const table = [...head, ...rows].join('\n');
  const withTable = (text: string) =>
    text.replace(
      /<!-- metrics -->[\s\S]*<!-- end of metrics -->/,
      `<!-- metrics -->\n\n${table}\n\n<!-- end of metrics -->`,
    );
  const text = await Bun.file(page).text();
  expect(text).toContain('<!-- metrics -->');
  if (process.env['UPDATE_SPEC'] === '1') await Bun.write(page, withTable(text));
  expect(await Bun.file(page).text()).toBe(withTable(text));
});
