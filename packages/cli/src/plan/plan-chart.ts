import type { Assumed } from './assumptions.ts';
import { type Estimate, estimate } from './estimate.ts';
import { rounded } from './rounded.ts';

const sizes = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];

/** What a month costs for crowds of many sizes, all else as assumed. */
export const estimatesBySize = (assumed: Assumed): Estimate[] =>
  sizes.map((people) => estimate({ ...assumed, people }));

const barCells = 40;

/** Bars for a terminal, one scale for both ways: each mark to the right costs as much more again. */
export function textChart(estimates: readonly Estimate[]): string {
  const costs = estimates.flatMap(({ direct, routed }) => [direct.monthlyCost, routed.monthlyCost]);
  const scale = logScale(costs, barCells - 1);
  const label = Math.max(...sizes.map((people) => people.toLocaleString('en').length));
  const lines = estimates.flatMap(({ people, direct, routed }) => [
    barLine(people.toLocaleString('en').padStart(label), '#', direct.monthlyCost, scale),
    barLine(' '.repeat(label), '-', routed.monthlyCost, scale),
  ]);
  return [
    'Monthly cost by people at once (logarithmic): # Passerby, - media through servers',
    ...lines,
    '',
  ].join('\n');
}

function barLine(label: string, mark: string, cost: number, scale: (cost: number) => number) {
  const bar = mark.repeat(1 + Math.round(scale(cost)));
  return `${label} ${bar.padEnd(barCells)} ${rounded(cost)}`;
}

/** Maps the least of these to 0 and the most to `length`, by their logarithms. */
function logScale(values: readonly number[], length: number): (value: number) => number {
  // What costs nothing has no logarithm.
  const positive = values.filter((value) => value > 0);
  const least = Math.log(Math.min(...positive));
  const most = Math.log(Math.max(...positive));
  return (value) => {
    if (value <= 0 || most === least || positive.length === 0) return 0;
    return (length * (Math.log(value) - least)) / (most - least);
  };
}

const view = { width: 720, height: 420, left: 84, right: 40, top: 24, bottom: 56 };

/** The same as a drawing of its own (SVG), in the reader's colours, with its words for who cannot see it. */
export function svgChart(estimates: readonly Estimate[]): string {
  const costs = estimates.flatMap(({ direct, routed }) => [direct.monthlyCost, routed.monthlyCost]);
  const up = logScale(costs, view.height - view.top - view.bottom);
  const along = logScale(sizes, view.width - view.left - view.right);
  const at = (people: number, cost: number) =>
    `${(view.left + along(people)).toFixed(1)} ${(view.height - view.bottom - up(cost)).toFixed(1)}`;
  const line = (of: (one: Estimate) => number) =>
    `M${estimates.map((one) => at(one.people, of(one))).join(' L')}`;
  // Beside the lines, below the one and above the other, where they run apart.
  const beside = (of: (one: Estimate) => number, text: string, down: number, anchor: string) => {
    const one = estimates.at(-3);
    if (one === undefined) return '';
    const [x, y] = at(one.people, of(one)).split(' ').map(Number);
    return `<text x="${x}" y="${(y ?? 0) + down}" text-anchor="${anchor}">${text}</text>`;
  };
  const ticks = powersOfTen(costs).map((cost) => {
    const y = Number(at(sizes[0] ?? 1, cost).split(' ')[1]);
    return `<path d="M${view.left} ${y}H${view.width - view.right}" stroke-opacity="0.2"/><text x="${view.left - 10}" y="${y + 5}" text-anchor="end">${rounded(cost)}</text>`;
  });
  const names = estimates.map(({ people }) => {
    const x = (view.left + along(people)).toFixed(1);
    return `<text x="${x}" y="${view.height - 32}" text-anchor="middle">${people.toLocaleString('en')}</text>`;
  });
  const said = estimates.map(
    ({ people, direct, routed }) =>
      `${people.toLocaleString('en')} people: ${rounded(direct.monthlyCost)} and ${rounded(routed.monthlyCost)}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${view.width} ${view.height}" role="img" font-family="system-ui, sans-serif" font-size="14" fill="none" stroke="currentColor" stroke-width="2">
<title>Monthly cost by people at once</title>
<desc>Passerby (solid) and a platform that routes media through its servers (dashed), both axes logarithmic. ${said.join('; ')}.</desc>
<style>text{fill:currentColor;stroke:none}@media(prefers-color-scheme:dark){svg{color:#edf0f4}}</style>
${ticks.join('\n')}
${names.join('\n')}
<text x="${view.width / 2}" y="${view.height - 8}" text-anchor="middle">people at once; upwards: cost of a month</text>
${beside(({ direct }) => direct.monthlyCost, 'Passerby', 34, 'start')}
${beside(({ routed }) => routed.monthlyCost, 'media through servers', -22, 'end')}
<path d="${line(({ direct }) => direct.monthlyCost)}"/>
<path d="${line(({ routed }) => routed.monthlyCost)}" stroke-dasharray="8 6"/>
</svg>
`;
}

function powersOfTen(values: readonly number[]): number[] {
  const positive = values.filter((value) => value > 0);
  const first = Math.ceil(Math.log10(Math.min(...positive)));
  const last = Math.floor(Math.log10(Math.max(...positive)));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => 10 ** (first + index));
}
