import { describe, expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assumptionList, defaultAssumed } from './assumptions.ts';
import { measured, relayNeedBy } from './measured.ts';
import { plan, readPlan } from './plan.ts';
import { planHelp } from './plan-help.ts';
import { planRows } from './plan-table.ts';

const root = join(import.meta.dir, '../../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

async function said(...args: string[]) {
  let out = '';
  let error = '';
  const code = await plan(args, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
  });
  return { code, out, error };
}

describe('[O17] passerby plan', () => {
  test('compares, names what it assumes and what was measured, and draws', async () => {
    const { code, out, error } = await said('--people', '2000', '--machine-price=9');
    expect([code, error]).toEqual([0, '']);
    for (const { name } of planRows) expect(out).toContain(`\n${name} `);
    for (const { flag } of assumptionList) expect(out).toContain(`  ${flag} `);
    for (const { by } of Object.values(measured)) expect(out).toContain(by);
    expect(out).toContain('--machine-price 9');
    expect(out).toContain('#');
  });

  test('says where one process is not enough, and what is then not counted', async () => {
    expect((await said('--people=100000')).out).not.toContain('Redis');
    expect((await said('--people=5000000')).out).toContain('Redis');
  });

  test('gives the same as data', async () => {
    const { out } = await said('--json', '--hide=0');
    const data = JSON.parse(out);
    expect(data.assumed).toEqual({ ...defaultAssumed, hideShare: 0 });
    expect(data.estimate.direct.mediaMbps).toBe(0);
    expect(data.bySize.map(({ people }: { people: number }) => people)).toContain(10_000);
  });

  test('draws its chart with words for who cannot see it, and nothing that runs', async () => {
    const { out } = await said('--svg');
    expect(out).toStartWith('<svg ');
    expect(out).toMatch(/<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/);
    expect(out).not.toMatch(/<script|NaN|Infinity| on\w+=/);
    // What costs nothing has no place on a logarithmic axis.
    const free = await said('--svg', '--machine-price=0', '--tb-price=0');
    expect(free.out).not.toMatch(/NaN|Infinity/);
  });

  test('says in one sentence what is wrong', async () => {
    for (const [args, words] of [
      [['--people', 'many'], '--people is "many", and not a number from 2 to 10000000.'],
      [['--hide=101'], '--hide is "101", and not a number from 0 to 100.'],
      [['--hide', '-1'], '--hide'],
      [['--price=1'], "Unknown option '--price'."],
      [['100'], 'Unexpected argument'],
      [['--json', '--svg'], 'ask for one'],
    ] as const) {
      const read = readPlan(args);
      expect(read).toEqual({ ok: false, message: expect.stringContaining(words) });
      expect((await said(...args)).code).toBe(1);
    }
  });

  test('its help fits a terminal and names every option', () => {
    for (const { flag } of assumptionList) expect(planHelp).toContain(`  ${flag} `);
    for (const line of planHelp.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('the handbook explains every option and every row', () => {
    const page = read('docs/handbook/plan.md');
    for (const { flag } of assumptionList) expect(page).toContain(`\`${flag}\``);
    for (const { name } of planRows) expect(page).toContain(`| ${name} |`);
  });

  test('what is said to be measured has a benchmark, or a page, that says it', () => {
    for (const by of [...Object.values(measured).map((one) => one.by), relayNeedBy]) {
      const [, benchmark] = /^npm run bench -- (\w+)$/.exec(by) ?? [];
      if (benchmark !== undefined) {
        expect(read('bench/src/main.ts')).toMatch(new RegExp(`^ {2}${benchmark}: measure`, 'm'));
      } else if (by.startsWith('docs/')) {
        expect(read(by)).toContain(String(measured.filterMb.value));
      } else {
        expect(by).toStartWith('npm run check');
      }
    }
  });
});
