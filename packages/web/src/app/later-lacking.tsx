import { createLater } from './later.tsx';

/** Loaded in a browser that cannot make a call, and nowhere else. */
export const laterLacking = createLater(() =>
  import('./lacking.tsx').then(({ Lacking }) => Lacking),
);
