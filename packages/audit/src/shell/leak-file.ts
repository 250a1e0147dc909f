import { fileURLToPath } from 'node:url';

type KitLeak = 'keep-frames' | 'print-frames' | 'write-frames';
type OwnLeak =
  | 'call-home'
  | 'keep-addresses'
  | 'keep-requests'
  | 'mark-visitors'
  | 'take-anything'
  | 'tell-ad-totals'
  | 'tell-redis'
  | 'throw-frame'
  | 'write-crash-report';

/** The script that makes a server a leaky one. */
export const leakFile = (name: KitLeak | OwnLeak): string =>
  fileURLToPath(
    name.endsWith('-frames')
      ? import.meta.resolve(`@passerby/test-kit/leaks/${name}`)
      : new URL(`../leaks/${name}.ts`, import.meta.url),
  );
