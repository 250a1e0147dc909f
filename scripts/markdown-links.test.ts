import { afterAll, expect, test } from 'bun:test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenLinks } from './markdown-links.ts';

const root = mkdtempSync(join(tmpdir(), 'passerby-links-'));
afterAll(() => rmSync(root, { recursive: true }));

mkdirSync(join(root, 'docs'));
mkdirSync(join(root, 'packages', 'there'), { recursive: true });
writeFileSync(join(root, 'packages', 'there', 'file.ts'), '');
writeFileSync(
  join(root, 'docs', 'other.md'),
  '# The *other* page: `code`, and 2\n\n```\n# No heading\n```\n',
);

function broken(text: string): string[] {
  writeFileSync(join(root, 'docs', 'page.md'), text);
  return brokenLinks(root, ['docs/page.md']);
}

test('[links] what is there is found, from the page or from the root', () => {
  expect(
    broken(`# Page
[a](other.md), ![b](../packages/there/file.ts "title"), [c](/docs/other.md), [d](<other.md>), [e](.)
[f](#page) [g](other.md#the-other-page-code-and-2) [h](https://nowhere.example/x.md) [i](mailto:a@b)
[j]: other.md
\`packages/there/file.ts\`, \`packages/there\`, \`packages/there/\`, \`docs/*.md\`, \`there/no.ts\`
\`\`\`
[k](nowhere.md) \`packages/no.ts\`
\`\`\`
and \`[l](nowhere.md)\``),
  ).toEqual([]);
});

test.each([
  '[a](gone.md)',
  '![a](gone.png)',
  '[a](../other.md)',
  '[a](/other.md)',
  '[a](#gone)',
  '[a](other.md#no-heading)',
  '[a](../../../etc/hosts)',
  '[a]: gone.md',
  '`packages/there/gone.ts`',
])('[links] what is not there is told, with its line: %s', (text) => {
  expect(broken(`# Page\n\n${text}`)).toEqual([
    `docs/page.md:3: nothing is at ${text.replace(/^.*?(?:\(|: |`)(.*?)[)`]?$/, '$1')}`,
  ]);
});
