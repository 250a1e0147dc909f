import type { frame as en } from './en/frame.ts';

/** The words around the lobby, which are in the page as it is served. */
export type FrameWords = typeof en;
