import type { Device } from '@passerby/client';

/** The chosen speaker while it is plugged in, otherwise the system's (''). Without a list nobody can tell. */
export function speakerOf(chosen: string, speakers: readonly Device[]): string {
  const isThere = speakers.length === 0 || speakers.some(({ deviceId }) => deviceId === chosen);
  return isThere ? chosen : '';
}

/** Lets an element be heard from this speaker ('' for the system's), or from the system's if that fails. */
export async function playFrom(
  element: HTMLMediaElement,
  speaker: string,
): Promise<'chosen' | 'system'> {
  // Safari before 18.4 and others leave the choice to the system.
  if (!('setSinkId' in element)) return speaker === '' ? 'chosen' : 'system';
  if (element.sinkId === speaker) return 'chosen';
  try {
    await element.setSinkId(speaker);
    return 'chosen';
  } catch {
    // Unplugged, or not allowed any more.
    await element.setSinkId('').catch(() => {});
    return 'system';
  }
}
