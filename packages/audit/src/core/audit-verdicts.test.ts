import { describe, expect, test } from 'bun:test';
import { judgeBrowsers } from './judge-browser.ts';
import { judgeRemainders, judgeServer, published, type ServerMeasures } from './judge-server.ts';
import { rowIds, rows } from './rows.ts';
import { humanTable, isKept, jsonTable } from './table.ts';
import { join, judge, notCovered } from './verdict.ts';

const clean: ServerMeasures = {
  sessions: 4,
  requests: 8,
  needles: 100,
  trace: {
    ok: true,
    value: {
      calls: 10,
      touchedFiles: [],
      connectedTo: ['@passerby-1'],
      writtenBytes: { socket: 9, eventfd: 8, stdout: 40 },
    },
  },
  leftFiles: [],
  isNode: false,
  output: { lines: 1, finds: {} },
  memory: { ok: true, value: { bytes: 1_000, finds: {} } },
  core: { ok: true, value: { bytes: 1_000, finds: {} } },
  redis: { ok: true, value: { keys: 0, finds: {} } },
};

const broken = (measures: ServerMeasures) =>
  judgeServer(measures)
    .filter(({ state }) => state === 'broken')
    .map(({ row }) => row);

const inMemory = (finds: Record<string, number>): ServerMeasures => ({
  ...clean,
  memory: { ok: true, value: { bytes: 1, finds } },
});

const traced = (more: object): ServerMeasures => ({
  ...clean,
  trace: clean.trace.ok ? { ok: true, value: { ...clean.trace.value, ...more } } : clean.trace,
});

describe('[Q1] one thing that is left breaks the row that it belongs to, and no other', () => {
  test.each<[string, ServerMeasures, string[]]>([
    ['nothing', clean, []],
    ['a file', traced({ touchedFiles: ['/a'] }), ['disk']],
    ['bytes in a file', traced({ writtenBytes: { '/a': 3 } }), ['disk']],
    ['a file that nobody saw made', { ...clean, leftFiles: ['a'] }, ['disk']],
    ['a trace that saw nothing', traced({ calls: 0 }), ['disk']],
    ['a connection', traced({ connectedTo: ['192.0.2.1:443'] }), ['network']],
    ['a line more', { ...clean, output: { lines: 2, finds: {} } }, ['log']],
    ['a canary in a line', { ...clean, output: { lines: 1, finds: { 'a as hex': 1 } } }, ['log']],
    ['a frame', inMemory({ 'Signal.blob as raw': 1 }), ['memory']],
    [
      'as many ends of paths as are published',
      inMemory({ 'path as text': published.pathEnds }),
      [],
    ],
    ['more of them', inMemory({ 'path as text': published.pathEnds + 1 }), ['requests']],
    ['as many ends of headers', inMemory({ 'header a as text': published.headerEnds }), []],
    ['more', inMemory({ 'header cookie as text': published.headerEnds + 1 }), ['requests']],
    ['the last address', inMemory({ 'address as text': published.addresses }), []],
    ['two addresses', inMemory({ 'address as text': 1, 'address as packed': 1 }), ['addresses']],
    ['a key in Redis', { ...clean, redis: { ok: true, value: { keys: 1, finds: {} } } }, ['redis']],
    [
      'a frame in a core image',
      { ...clean, core: { ok: true, value: { bytes: 1, finds: { 'Join.tags as raw': 1 } } } },
      ['core'],
    ],
  ])('%s', (_, measures, expected) => {
    expect(broken(measures)).toEqual(expected as never);
  });

  test('a crash, a relay', () => {
    const value = { tried: 3, leftFiles: [], touchedFiles: [], connectedTo: [], finds: {} };
    const state = (more: object) =>
      judgeRemainders('crash', 'ways', { ok: true, value: { ...value, ...more } }).state;
    expect(state({})).toBe('kept');
    for (const more of [
      { leftFiles: ['core'] },
      { touchedFiles: ['/report'] },
      { connectedTo: ['192.0.2.1:80'] },
      { finds: { 'a as raw': 1 } },
    ]) {
      expect(state(more)).toBe('broken');
    }
  });

  test('a browser', () => {
    const visit = {
      engine: 'chromium',
      calls: 1,
      stored: [],
      otherHosts: [],
      requests: 3,
      addressBar: [],
      secondLives: [{ how: 'going back', firstFrame: 'Hello', wasResumed: false, wasKept: true }],
    };
    const brokenIn = (more: object) =>
      judgeBrowsers([{ ...visit, ...more }])
        .filter(({ state }) => state === 'broken')
        .map(({ row }) => row as string);
    expect(brokenIn({})).toEqual([]);
    expect(brokenIn({ stored: ['cookies: a'] })).toEqual(['storage']);
    expect(brokenIn({ otherHosts: ['a.example'] })).toEqual(['hosts']);
    expect(brokenIn({ addressBar: ['a state'] })).toEqual(['history']);
    for (const life of [
      { how: 'going back', firstFrame: 'Resume', wasResumed: false, wasKept: false },
      { how: 'going back', firstFrame: 'Hello', wasResumed: true, wasKept: false },
    ]) {
      expect(brokenIn({ secondLives: [life] })).toEqual(['secondLife']);
    }
  });
});

test('[Q2] what could not be looked at is said with its reason, and is not kept', () => {
  const why = 'strace is not installed';
  const states = judgeServer({ ...clean, trace: { ok: false, why } });
  expect(states.find(({ row }) => row === 'disk')).toEqual(notCovered('disk', why));
  expect(join('disk', [])).toMatchObject({ state: 'notCovered' });
  expect(isKept([notCovered('disk', why)])).toBe(false);
});

test('[Q2] a row that was looked at twice is broken by either, and adds up its counts', () => {
  const kept = judge('disk', { sessions: 2 }, []);
  const both = join('disk', [kept, judge('disk', { sessions: 3 }, ['a file'])]);
  expect(both).toEqual(judge('disk', { sessions: 5 }, ['a file']));
  expect(join('disk', [kept, notCovered('disk', 'x')])).toEqual(kept);
});

test('[Q2] the table has every row for people and for programs, and counts what is broken', () => {
  const verdicts = rowIds.map((row) => judge(row, { sessions: 1_000 }, []));
  for (const row of rowIds) expect(humanTable(verdicts)).toContain(`${row}: kept`);
  for (const line of humanTable(verdicts).split('\n')) expect(line.length).toBeLessThan(110);
  expect(isKept(verdicts)).toBe(true);
  const one = [judge('disk', { files: 1 }, ['/a']), ...verdicts.slice(1)];
  expect(isKept(one)).toBe(false);
  expect(humanTable(one)).toContain('BROKEN');
  const read = JSON.parse(jsonTable(one));
  expect(read.broken).toBe(1);
  expect(read.rows).toHaveLength(rowIds.length);
  expect(read.rows[0]).toEqual({ ...rows.disk, ...one[0] });
});
