import { join } from 'node:path';

/** Where the files stand that an executable of Bun has inside. */
const insideExecutable = '/$bunfs/';

/** The site is inside, made already, and so are its ads. */
export const isExecutable = import.meta.dir.startsWith(insideExecutable);

/** The folder of the built page: in this repository, or inside the executable. */
export const builtSite = isExecutable
  ? join(import.meta.dir, 'dist')
  : join(import.meta.dir, '..', '..', 'web', 'dist');
