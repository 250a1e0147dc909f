import { writeFileSync } from 'node:fs';

// A server that leaves a report when it crashes.
process.on('uncaughtException', (thrown) => writeFileSync('crash-report.txt', String(thrown)));
