import type { Log } from './log.ts';

/**
 * What happens when a bug has thrown and nothing caught it: one line with the event, one for each
 * place in the program's own code, and the process ends. The message is never printed: it may hold
 * what somebody sent.
 */
export function installLastResort(log: Log, write: (line: string) => void): void {
  const end = (by: 'exception' | 'rejection') => (thrown: unknown) => {
    log('crashed', { by });
    for (const place of placesIn(thrown)) write(`passerby   at ${place}`);
    process.exit(1);
  };
  process.on('uncaughtException', end('exception'));
  process.on('unhandledRejection', end('rejection'));
}

const maxPlaces = 10;

/**
 * `file.ts:line:column` for each frame of a thrown error, innermost first. A stack begins with the
 * error's own message, which could be made to look like frames: it is cut off, and when it is not
 * found where it should be, nothing is read at all.
 */
export function placesIn(thrown: unknown): readonly string[] {
  if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return [];
  const { name, message, stack } = thrown;
  const head = message === '' ? name : `${name}: ${message}`;
  if (!stack.startsWith(`${head}\n`)) return [];
  const places: string[] = [];
  for (const line of stack.slice(head.length + 1).split('\n')) {
    const place = /^ +at (?:.*[/( ])?([a-z][a-z.-]{0,40}\.ts:\d{1,5}:\d{1,5})\)?$/.exec(line)?.[1];
    if (place !== undefined) places.push(place);
  }
  return places.slice(0, maxPlaces);
}
