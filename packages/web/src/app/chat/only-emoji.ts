const most = 5;
const pictures = /^(?:\p{RGI_Emoji}|\s)+$/v;
const onePicture = /\p{RGI_Emoji}/gv;

/** Whether a message is one to five emoji and nothing else: then it is shown large. */
export function isOnlyEmoji(text: string): boolean {
  if (text.length > most * 16 || !pictures.test(text)) return false;
  const count = text.match(onePicture)?.length ?? 0;
  return count > 0 && count <= most;
}
