import { assumptionList } from './assumptions.ts';
import { columns } from './columns.ts';

/** What `passerby plan --help` says, from the assumptions themselves. */
export const planHelp = `passerby plan: what so many people at once take, cost, and need of ads.

${columns([
  ...assumptionList.map(({ flag, takes, says, default: value }) => [
    `  ${flag} ${takes}`,
    `${says} (${value})`,
  ]),
  ['  --json', 'the same as data'],
  ['  --svg', 'the chart alone, as a drawing: passerby plan --svg > cost.svg'],
]).join('\n')}

Beside it stands a platform that routes all media through its servers. Nothing is asked of anybody,
and no file is written. docs/handbook/plan.md explains every term.
`;
