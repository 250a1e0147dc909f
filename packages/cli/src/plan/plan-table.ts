import { type Assumed, assumptionList } from './assumptions.ts';
import { columns } from './columns.ts';
import type { Estimate, Need } from './estimate.ts';
import { measured, relayNeedBy } from './measured.ts';
import { rounded } from './rounded.ts';

/** The rows of the comparison: what the page in the handbook explains, one by one. */
export const planRows: readonly {
  readonly name: string;
  readonly of: (need: Need) => string;
}[] = [
  { name: 'machines', of: ({ machines }) => `${rounded(machines)}` },
  { name: 'full first', of: ({ limit }) => limit },
  { name: 'memory', of: ({ memoryMb }) => `${rounded(memoryMb)} MB` },
  { name: 'cores', of: ({ cores }) => rounded(cores) },
  { name: 'media handed on', of: ({ mediaMbps }) => `${rounded(mediaMbps)} Mbit/s` },
  { name: 'going out', of: ({ outMbps }) => `${rounded(outMbps)} Mbit/s` },
  { name: 'in a month', of: ({ monthlyTb }) => `${rounded(monthlyTb)} TB` },
  { name: 'monthly cost', of: ({ monthlyCost }) => rounded(monthlyCost) },
  {
    name: 'per 1,000 ad pages',
    of: ({ breakEven }) => (breakEven === undefined ? 'no ads' : rounded(breakEven)),
  },
];

/** Returns the comparison, and what it rests on. */
export function planTable(assumed: Assumed, estimate: Estimate): string {
  const { people, matchesPerSecond, relayedShare, relayNeedShare, direct, routed } = estimate;
  const share = (value: number) => `${rounded(100 * value)} %`;
  return [
    `${people.toLocaleString('en')} people at once: ${rounded(matchesPerSecond)} matches a second. ` +
      `${share(relayedShare)} of calls go by relay`,
    `(${share(relayNeedShare)} because nothing else leads through, the rest because somebody hides).`,
    '',
    ...columns([
      ['', 'Passerby', 'media through servers'],
      ...planRows.map(({ name, of }) => [name, of(direct), of(routed)]),
    ]),
    '',
    ...limitsOf(estimate),
    'Assumed (each is an option):',
    ...columns(
      assumptionList.map(({ flag, name, takes, says }) => [
        `  ${flag} ${assumed[name]}`,
        `${takes}: ${says}`,
      ]),
    ),
    '',
    'Measured:',
    ...columns([
      ...Object.values(measured).map(({ value, unit, what, by }) => [
        `  ${value} ${unit}`,
        what,
        by,
      ]),
      [`  ${share(relayNeedShare)}`, 'of pairs that need a relay at such a rate', relayNeedBy],
    ]),
    '',
  ].join('\n');
}

/** What the sums would hide: a server is one process, and many take a Redis between them. */
function limitsOf({ serverCores }: Estimate): string[] {
  if (serverCores <= 0.7) return [];
  return [
    `The server would take ${rounded(serverCores)} cores, and one is a process on one core: several nodes with a Redis`,
    'between them (--redis-url). What Redis, and their talk with each other, take is not in these sums.',
    '',
  ];
}
