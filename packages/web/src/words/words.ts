import { en } from './en.ts';

/** Every string that a person reads, by area. A further language is one more object of this shape. */
export type Words = typeof en;

export const words: Words = en;
