import { expect, test } from 'bun:test';
import { rows } from './rows.ts';

const page = await Bun.file(
  new URL('../../../web/src/content/pages/privacy.md', import.meta.url),
).text();

/** The lines of the page that stand for a row: its name, and what it claims. */
const linesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^- \*\*(\w+)\*\*(?: \*)?: (.+)$/gm)].map(([, id = '', claim = '']) => [
      id,
      claim,
    ]),
  );

const claims = Object.fromEntries(Object.entries(rows).map(([id, { claim }]) => [id, claim]));

test('[Q8] the privacy page says what the audit checks, row by row, in the same words', () => {
  expect(linesOf(page)).toEqual(claims);
});

test('[Q8] the control: a row that is missing there, or says more, is seen', () => {
  expect(linesOf(page.replace(/^- \*\*disk.*$/m, ''))).not.toEqual(claims);
  expect(linesOf(page.replace('asks no other host', 'asks nobody'))).not.toEqual(claims);
});
