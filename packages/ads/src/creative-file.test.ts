import { describe, expect, test } from 'bun:test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Problem, readCreative } from './creative-file.ts';

const good: Readonly<Record<string, string>> = {
  advertiser: '"Example Lamps"',
  title: '"Light that flatters"',
  text: '"A lamp for people who are seen on camera."',
  link: '"https://lamps.example/desk"',
  topics: '["webcam", "video call lighting"]',
  languages: '["en"]',
};

const fileOf = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n');

function problemsOf(fields: Readonly<Record<string, string>>): readonly Problem[] {
  const read = readCreative('ads/lamp.toml', fileOf(fields));
  return read.ok ? [] : read.problems;
}

/** Every problem must be about that field, on the line where it stands. */
function expectRefused(field: string, value: string, message: RegExp): void {
  const fields = { ...good, [field]: value };
  const line = Object.keys(fields).indexOf(field) + 1;
  const problems = problemsOf(fields);
  expect([value, problems.length > 0]).toEqual([value, true]);
  for (const problem of problems) {
    expect(problem).toMatchObject({ file: 'ads/lamp.toml', line });
    expect(problem.field.replace(/\[\d+\]$/, '')).toBe(field);
  }
  expect(problems.map((problem) => problem.message).join('; ')).toMatch(message);
}

test('[B1] a creative is read with its defaults, and is called like its file', () => {
  const text = `${fileOf(good)}\nstarts = 2026-11-01\nends = 2026-12-24 # both included\n`;
  const read = readCreative('some/folder/lamp.toml', text);
  expect(read).toMatchObject({
    ok: true,
    value: { name: 'lamp', weight: 1, starts: '2026-11-01', ends: '2026-12-24', 'avoid-pages': [] },
  });
});

test('[B1] every example that comes along is a creative', async () => {
  const folders = ['../examples', '../../web/ads'].map((name) => join(import.meta.dir, name));
  for (const folder of folders) {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.toml'));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      expect(readCreative(file, await readFile(join(folder, file), 'utf8'))).toMatchObject({
        ok: true,
      });
    }
  }
});

describe('[B1] refused, by file, line and field:', () => {
  test('script and other markup', () => {
    for (const field of ['title', 'text', 'advertiser']) {
      expectRefused(field, '"<script>alert(1)</script>"', /markup/);
      expectRefused(field, '"a &lt;b&gt; c"', /entity/);
      expectRefused(field, '"&#x3c;img src=x onerror=alert(1)&#x3e;"', /entity/);
    }
    expectRefused('topics', '["webcam", "<b>"]', /markup/);
  });

  test('characters that show nothing or turn the writing round', () => {
    for (const code of ['202E', '2066', '200B', 'FEFF', '00AD', '000A', '0007', '2028', 'E000']) {
      expectRefused('title', `"Lamps \\u${code} here"`, /invisible/);
    }
    expectRefused('title', '"Lamp \\U000E0041"', /invisible/);
  });

  test('links that run something or lead astray', () => {
    const scripts = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\\tscript:alert(1)'];
    const others = ['data:text/html,x', 'vbscript:x', 'blob:https://a.example/1', 'file:///etc'];
    for (const link of [...scripts, ...others, 'http://lamps.example/', 'ftp://a.example/']) {
      expectRefused('link', `"${link}"`, /./);
    }
    for (const link of ['//evil.example/', '/\\\\evil.example', '/a', '/../', '/a?b', '/A/', '']) {
      expectRefused('link', `"${link}"`, /./);
    }
    expectRefused('link', '"https://lamps.example@evil.example/"', /name or a password/);
    expectRefused('link', '"https://lamps.example:8443/"', /port/);
    expectRefused('link', '"https://192.0.2.1/"', /host/);
    expectRefused('link', '"https://[2001:db8::1]/"', /host/);
    expectRefused('link', '"https://localhost/"', /host/);
  });

  test('links that tell visitors, clicks or campaigns apart', () => {
    const names = ['utm_source', 'UTM_Campaign', 'gclid', 'fbclid', 'msclkid', 'mc_eid', 'ref'];
    for (const name of [...names, 'click_id', 'affiliate', 'campaign', 'sid', '_gl', 'yclid']) {
      expectRefused('link', `"https://lamps.example/?${name}=x"`, /tracking parameter/);
      expectRefused('link', `"https://lamps.example/#${name}=x"`, /tracking parameter/);
    }
    for (const id of ['c0ffee00c0ffee00', '1732492800123', 'aGVsbG8gd29ybGQgMTIzNDU2Nzg5']) {
      expectRefused('link', `"https://lamps.example/?x=${id}"`, /identifier/);
      expectRefused('link', `"https://lamps.example/${id}/"`, /identifier/);
      expectRefused('link', `"https://${id}.lamps.example/"`, /identifier/);
    }
  });

  test('fields that are unknown, missing, or of another kind', () => {
    expectRefused('onclick', '"alert(1)"', /no field of a creative/);
    expectRefused('pixel', '"https://track.example/1.gif"', /no field of a creative/);
    expectRefused('__proto__', '"x"', /no field of a creative/);
    expectRefused('weight', '0', /1 to 100/);
    expectRefused('weight', '1.5', /1 to 100/);
    expectRefused('weight', '"3"', /1 to 100/);
    expectRefused('weight', 'nan', /1 to 100/);
    expectRefused('starts', '"tomorrow"', /day/);
    expectRefused('starts', '2026-11-01T10:00:00Z', /day/);
    expectRefused('languages', '["xx"]', /language/);
    expectRefused('topics', '[]', /empty/);
    expectRefused('topics', '["the", "of"]', /no word is compared/);
    expectRefused('title', `"${'a'.repeat(61)}"`, /61 characters; 60/);
    expectRefused('avoid-pages', '["blog"]', /page such as/);
    const { link: _, ...rest } = good;
    expect(problemsOf(rest)).toEqual([
      { file: 'ads/lamp.toml', line: 1, field: 'link', message: 'is missing' },
    ]);
  });

  test('pictures that are documents, or somewhere else', () => {
    const names = [
      'logo.svg',
      'a.gif',
      '../a.png',
      '/etc/a.png',
      'https://a.example/a.png',
      'a.html',
    ];
    for (const name of names) {
      const problems = problemsOf({ ...good, image: `"${name}"`, alt: '"A lamp"' });
      expect(problems).toMatchObject([{ line: 7, field: 'image' }]);
    }
    expect(problemsOf({ ...good, image: '"lamp.png"' })).toMatchObject([
      { line: 7, field: 'image', message: 'needs alt beside it' },
    ]);
  });

  test('an end before the beginning', () => {
    const problems = problemsOf({ ...good, starts: '2026-12-01', ends: '2026-11-30' });
    expect(problems).toMatchObject([{ line: 8, field: 'ends', message: 'is before starts' }]);
  });

  test('what is no TOML, at its line', () => {
    const read = readCreative('lamp.toml', 'title = "a"\nlink = https://a.example\n');
    expect(read).toMatchObject({ ok: false, problems: [{ line: 2, field: 'the file' }] });
  });

  test('names of files that could not be a path of a click', () => {
    for (const name of ['Lamp.toml', 'a b.toml', 'a--b.toml', '.toml', 'a.json', 'ä.toml']) {
      expect(readCreative(name, fileOf(good))).toMatchObject({ ok: false });
    }
  });
});

test('[B1] ordinary links are taken', () => {
  const links = [
    'https://lamps.example/',
    'https://www.lamps.example/desk-lamps/small-and-red?colour=red&size=2#prices',
    'https://xn--lmpchen-5wa.example/',
    '/how-it-works/',
    '/',
  ];
  for (const link of links) expect(problemsOf({ ...good, link: `"${link}"` })).toEqual([]);
});

test('[B1] whatever a file holds, it is a creative or a list of problems, and nothing is thrown', () => {
  const line = fc.oneof(
    fc.constantFrom(...Object.keys(good)).chain((name) => {
      const value = fc.oneof(fc.json(), fc.string(), fc.constant(good[name] ?? ''));
      return value.map((text) => `${name} = ${text}`);
    }),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const read = readCreative('lamp.toml', lines.join('\n'));
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
    }),
  );
});
