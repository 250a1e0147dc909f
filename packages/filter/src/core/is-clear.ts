import type { StrangerPicture } from './stranger-picture.ts';

/** Whether the picture is shown as it is. Everything else is blurred. By itself: a page needs it before any filter. */
export function isClear(picture: StrangerPicture): boolean {
  return picture.state === 'watching' || picture.state === 'uncovered';
}
