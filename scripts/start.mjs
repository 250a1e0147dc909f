// npm start: brings what is missing, builds the site, starts the server.
import { join } from 'path';
import { ensureBun, requireNode } from './bun.mjs';
import { root } from './checkout.mjs';
import { runInForeground } from './foreground.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureSite } from './site.mjs';

requireNode();
const bun = ensureBun();
ensureInstalled(bun);
const flags = process.argv.slice(2);
// What only asks needs no page.
const onlyAsks = flags.some((flag) => ['--help', '-h', '--version', '-v'].includes(flag));
if (!onlyAsks) ensureSite(bun);
const command = join(root, 'packages', 'cli', 'src', 'main.ts');
runInForeground(bun, [command, 'start'].concat(flags));
