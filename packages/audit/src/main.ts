// npm run audit: plays whole sessions against this server, and prints what came of each promise.

import { readAuditFlags } from './core/audit-flags.ts';
import { humanTable, isKept, jsonTable } from './core/table.ts';
import { runAudit } from './shell/run-audit.ts';

const flags = readAuditFlags(process.argv.slice(2));
if (!flags.ok) {
  console.error(flags.message);
  process.exit(1);
}
const verdicts = await runAudit({
  ...flags.value,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(flags.value.json ? jsonTable(verdicts) : humanTable(verdicts));
process.exit(isKept(verdicts) ? 0 : 1);
