// npm run bun -- ARGUMENTS: the pinned Bun itself, for example to add a package.
import { ensureBun, requireNode } from './bun.mjs';
import { runInForeground } from './foreground.mjs';

requireNode();
runInForeground(ensureBun(), process.argv.slice(2));
