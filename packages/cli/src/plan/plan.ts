import { parseArgs } from 'node:util';
import type { Terminal } from '../terminal.ts';
import { type Assumed, assumptionList, defaultAssumed } from './assumptions.ts';
import { estimate } from './estimate.ts';
import { measured } from './measured.ts';
import { estimatesBySize, svgChart, textChart } from './plan-chart.ts';
import { planTable } from './plan-table.ts';

type Form = 'text' | 'json' | 'svg';

type PlanRead =
  | { readonly ok: true; readonly assumed: Assumed; readonly form: Form }
  | { readonly ok: false; readonly message: string };

/** Runs `passerby plan`. Returns the code to exit with. */
export async function plan(args: readonly string[], terminal: Terminal): Promise<number> {
  const read = readPlan(args);
  if (!read.ok) {
    terminal.error(`${read.message} passerby plan --help lists what there is.\n`);
    return 1;
  }
  terminal.out(planText(read.assumed, read.form));
  return 0;
}

function planText(assumed: Assumed, form: Form): string {
  const whole = estimate(assumed);
  const bySize = estimatesBySize(assumed);
  switch (form) {
    case 'text':
      return `${planTable(assumed, whole)}\n${textChart(bySize)}`;
    case 'json':
      return `${JSON.stringify({ assumed, measured, estimate: whole, bySize }, null, 2)}\n`;
    case 'svg':
      return svgChart(bySize);
    default:
      return form satisfies never;
  }
}

/** Reads the flags; what is wrong with one is a sentence. */
export function readPlan(args: readonly string[]): PlanRead {
  let values: Record<string, unknown>;
  try {
    const options = Object.fromEntries(
      assumptionList.map(({ flag }) => [flag.slice(2), { type: 'string' as const }]),
    );
    const switches = { json: { type: 'boolean' as const }, svg: { type: 'boolean' as const } };
    ({ values } = parseArgs({ args: [...args], options: { ...options, ...switches } }));
  } catch (error) {
    // parseArgs throws what a person can read, and advice about `--` after it.
    const [first = ''] = error instanceof Error ? error.message.split('. ') : [];
    return { ok: false, message: `${first.replace(/\.$/, '')}.` };
  }
  if (values['json'] && values['svg']) {
    return { ok: false, message: '--json and --svg are two answers: ask for one.' };
  }
  const assumed: Record<string, number> = { ...defaultAssumed };
  for (const { flag, name, min, max } of assumptionList) {
    const given = values[flag.slice(2)];
    if (typeof given !== 'string') continue;
    const value = /^\d{1,9}(?:\.\d{1,6})?$/.test(given) ? Number(given) : Number.NaN;
    if (!(value >= min && value <= max)) {
      return {
        ok: false,
        message: `${flag} is ${JSON.stringify(given)}, and not a number from ${min} to ${max}.`,
      };
    }
    assumed[name] = value;
  }
  const form = values['json'] ? 'json' : values['svg'] ? 'svg' : 'text';
  return { ok: true, assumed: assumed as Assumed, form };
}
