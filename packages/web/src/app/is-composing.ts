/**
 * Whether a key belongs to an input method, which turns keys into Japanese or Chinese: it is not ours.
 * Safari sends the last one, which takes what was found, only after the composition has ended.
 */
export const isComposing = ({ isComposing, keyCode }: KeyboardEvent): boolean =>
  isComposing || keyCode === processedByInputMethod;

/** What `keyCode` is for such keys (UI Events, section on legacy key attributes). */
const processedByInputMethod = 229;
