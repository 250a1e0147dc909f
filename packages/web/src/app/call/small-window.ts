/**
 * The stranger in a small window above all others (picture-in-picture). It shows the bare picture, over
 * which no veil can lie: so it is there only while the picture is clear, and goes when it is not.
 */
export const canBeSmall = (): boolean =>
  document.pictureInPictureEnabled === true &&
  'requestPictureInPicture' in HTMLVideoElement.prototype;

const strangerVideo = () => document.querySelector<HTMLVideoElement>('[data-video="stranger"]');

/** Whether there is a picture now that may be put into one. */
export const hasSmallWindow = (): boolean =>
  canBeSmall() && strangerVideo()?.disablePictureInPicture === false;

/** Returns whether there was a picture to put into a window, or to take out of it. */
export function toggleSmallWindow(): boolean {
  const video = strangerVideo();
  if (!canBeSmall() || video === null) return false;
  if (document.pictureInPictureElement !== null) {
    leaveSmallWindow();
    return true;
  }
  if (video.disablePictureInPicture) return false;
  // Refused without a press, or before the first picture: it stays where it is.
  video.requestPictureInPicture().catch(() => {});
  return true;
}

export function leaveSmallWindow(): void {
  if (document.pictureInPictureElement !== null) document.exitPictureInPicture().catch(() => {});
}
