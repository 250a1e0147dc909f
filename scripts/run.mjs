// node scripts/run.mjs FILE ...: brings what is missing, then runs one of our files with Bun.
import { resolve } from 'path';
import { ensureBun, requireNode } from './bun.mjs';
import { fail, root } from './checkout.mjs';
import { runInForeground } from './foreground.mjs';
import { ensureInstalled } from './install.mjs';

requireNode();
const bun = ensureBun();
ensureInstalled(bun);
const [file, ...args] = process.argv.slice(2);
if (!file) fail('Say which file to run: node scripts/run.mjs FILE ...');
runInForeground(bun, [resolve(root, file)].concat(args));
