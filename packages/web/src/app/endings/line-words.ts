import type { LineClosure } from '@passerby/client';
import { words } from '../../words/words.ts';

/** Why the line is closed. Without a network it is not the server that is missing. */
export function lineWords(code: LineClosure, online: boolean) {
  return code === 'unreachable' && !online ? words.endings.offline : words.endings.line[code];
}
