/** Starts a sound. A browser may refuse one that no press has asked for: then offer the press. */
export async function playSound(
  element: Pick<HTMLMediaElement, 'play'>,
): Promise<'playing' | 'refused'> {
  try {
    await element.play();
    return 'playing';
  } catch (error) {
    // Anything else is a newer stream, or an element that has gone: there is nothing to be heard.
    return error instanceof DOMException && error.name === 'NotAllowedError'
      ? 'refused'
      : 'playing';
  }
}
