import type { Font } from 'fontkitten';
import { create } from 'fontkitten';
import type { Face } from './card.ts';

/** A face for cards from the bytes of a font file with one weight in it (TrueType, WOFF or WOFF2). */
export function cardFace(bytes: Uint8Array): Face {
  const font = create(Buffer.from(bytes));
  if (font.isCollection) throw new Error('a face of a card is a single font');
  return { unitsPerEm: font.unitsPerEm, letters: (text) => lettersOf(font, text) };
}

function lettersOf(font: Font, text: string) {
  return Array.from(text, (letter) => {
    const codePoint = letter.codePointAt(0) ?? 0;
    if (!font.hasGlyphForCodePoint(codePoint)) {
      throw new Error(`no face of the cards has the letter ${JSON.stringify(letter)}`);
    }
    const glyph = font.glyphForCodePoint(codePoint);
    return { advance: glyph.advanceWidth, outline: glyph.path.toSVG() };
  });
}
