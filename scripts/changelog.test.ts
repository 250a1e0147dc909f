import { expect, test } from 'bun:test';
import { newestSection } from './changelog.ts';

const page = (...sections: string[]) =>
  ['# Changelog', '', 'For people.', '', ...sections].join('\n');

test('[release] the newest section gives the version and its notes', () => {
  const changelog = page(
    '## 1.2.3, 2027-01-31',
    '',
    '- One.',
    '',
    '## 1.2.2, 2027-01-01',
    '- Old.',
  );
  expect(newestSection(changelog)).toEqual({ ok: true, version: '1.2.3', notes: '- One.' });
  expect(newestSection(page('## 0.1.0-rc.1, 2027-01-31', '- The last one.', ''))).toEqual({
    ok: true,
    version: '0.1.0-rc.1',
    notes: '- The last one.',
  });
});

test.each([
  ['unreleased', page('## Unreleased', '- Something.', '## 1.0.0, 2027-01-01', '- Old.')],
  ['notASection', page('## 1.0.0', '- No day.')],
  ['notASection', page('## 1.0, 2027-01-01', '- Two numbers.')],
  ['notASection', page()],
  ['empty', page('## 1.0.0, 2027-01-01', '', '## 0.9.0, 2026-01-01', '- Old.')],
] as const)('[release] what is no release is refused: %s', (code, changelog) => {
  expect(newestSection(changelog)).toEqual({ ok: false, code });
});
