/**
 * Starts a remote stream. A browser may refuse sound that no press has asked for: then the picture
 * runs silently, and the answer is `silenced`, so that the page can offer the press.
 */
export async function playStranger(video: HTMLVideoElement): Promise<'playing' | 'silenced'> {
  try {
    video.muted = false;
    await video.play();
    return 'playing';
  } catch (error) {
    // Anything else is a newer stream or an unmounted element: there is nothing to be heard.
    if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return 'playing';
    video.muted = true;
    await video.play().catch(() => {});
    return 'silenced';
  }
}
