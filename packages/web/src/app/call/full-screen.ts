/** An iPhone gives its whole screen to films alone. */
export const canFillScreen = (): boolean => document.fullscreenEnabled === true;

export function leaveFullScreen(): void {
  if (canFillScreen() && document.fullscreenElement !== null) {
    document.exitFullscreen().catch(() => {});
  }
}

/** Returns whether the browser can do it at all. */
export function toggleFullScreen(): boolean {
  if (!canFillScreen()) return false;
  const done =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen({ navigationUI: 'hide' })
      : document.exitFullscreen();
  done.catch(() => {});
  return true;
}
