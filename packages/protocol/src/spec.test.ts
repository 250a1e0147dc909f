import { expect, test } from 'bun:test';
import { clientWire } from './client-messages.ts';
import { closeCodes } from './close-codes.ts';
import { partnerWire } from './partner-messages.ts';
import { serverWire } from './server-messages.ts';
import type { Shapes } from './wire.ts';

const file = new URL('../SPEC.md', import.meta.url);

function messages(title: string, shapes: Shapes): string {
  const rows = Object.entries(shapes).map(([name, { type, fields, why }]) => {
    const layout = Object.entries(fields).map(([field, { kind }]) => `${field}: ${kind}`);
    const hex = `0x${type.toString(16).padStart(2, '0')}`;
    return `| ${hex} | ${name} | ${layout.join('; ')} | ${why} |`;
  });
  return [`### ${title}`, '', '| type | name | fields | |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}

/** Every generated part of the page, by the comment that marks its place. */
const generated = {
  'close codes': [
    '| code | name |',
    '|---|---|',
    ...Object.entries(closeCodes).map(([name, code]) => `| ${code} | ${name} |`),
  ].join('\n'),
  messages: [
    messages('From the browser to the server', clientWire.shapes),
    messages('From the server to the browser', serverWire.shapes),
    messages('Between the two, over the data channel', partnerWire.shapes),
  ].join('\n\n'),
};

function withTables(page: string): string {
  return Object.entries(generated).reduce((text, [place, table]) => {
    const marked = new RegExp(`<!-- ${place} -->(?:[^]*?<!-- end of ${place} -->)?`);
    return text.replace(marked, `<!-- ${place} -->\n\n${table}\n\n<!-- end of ${place} -->`);
  }, page);
}

test('[W1] the tables of SPEC.md are those of the schema', async () => {
  const page = await Bun.file(file).text();
  if (process.env['UPDATE_SPEC'] === '1') await Bun.write(file, withTables(page));
  expect(await Bun.file(file).text()).toBe(withTables(page));
});
