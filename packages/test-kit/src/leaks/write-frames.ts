import { appendFileSync } from 'node:fs';
import { tapFrames } from './tap.ts';

// A server that keeps a diary, in the file that the test names.
const diary = process.env['PASSERBY_TEST_DIARY'];
if (diary === undefined) throw new Error('a leaky control needs PASSERBY_TEST_DIARY');
tapFrames((frame) => appendFileSync(diary, frame));
