/** The formats that a creative's picture may have. */
export type ImageKind = 'png' | 'jpeg' | 'webp' | 'avif';

/**
 * Returns what a picture's first bytes say that it is, whatever its file is called. SVG is not
 * among them: it is a document that can hold script.
 */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  const latin = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (latin(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') return 'webp';
  if (latin(4, 12) === 'ftypavif') return 'avif';
  return undefined;
}
