import { tapFrames } from './tap.ts';

// A server that remembers.
const kept: Uint8Array[] = [];
tapFrames((frame) => kept.push(frame.slice()));
