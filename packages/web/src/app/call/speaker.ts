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
