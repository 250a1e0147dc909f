import { tapFrames } from './tap.ts';

// A server that talks.
tapFrames((frame) => console.error(Buffer.from(frame).toString('hex')));
