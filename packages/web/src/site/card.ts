/** A face to draw with: how far it moves on, and the outline of each letter in its own units. */
export interface Face {
  readonly unitsPerEm: number;
  /** Throws for what it has no letter for. */
  letters(text: string): readonly { readonly advance: number; readonly outline: string }[];
}

export interface CardWords {
  readonly site: string;
  readonly title: string;
  readonly lead: string;
}

export interface CardFaces {
  readonly serif: Face;
  readonly sans: Face;
}

/** Pixels; what those who show cards ask for. */
const cardSize = { width: 1_200, height: 630 };

const side = 92;
const lineWidth = cardSize.width - 2 * side;
const colours = { ground: '#0a0d14', ink: '#edf0f4', soft: '#aeb5c0', lamp: '#f3bc69' };

/**
 * Returns a card as SVG whose words are outlines: it looks the same on every machine that builds the site,
 * whatever faces that has. Lamplight on ink, as the pages are.
 */
export function cardSvg(words: CardWords, faces: CardFaces): string {
  const title = fitted(faces.serif, words.title, [104, 88, 74], 3);
  const lead = fitted(faces.sans, words.lead, [38, 34, 30], 4);
  const titleTop = 196;
  const leadTop = titleTop + title.lines.length * title.lineHeight + 28;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">`,
    '<defs><radialGradient id="glow" cx="0.08" cy="0" r="0.9">',
    `<stop offset="0" stop-color="${colours.lamp}" stop-opacity="0.2"/>`,
    `<stop offset="1" stop-color="${colours.lamp}" stop-opacity="0"/></radialGradient></defs>`,
    `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    '<rect width="100%" height="100%" fill="url(#glow)"/>',
    `<circle cx="${side + 13}" cy="104" r="13" fill="${colours.lamp}"/>`,
    drawn(faces.serif, words.site, { size: 40, left: side + 46, baseline: 118 }, colours.ink),
    ...title.lines.map((line, index) => {
      const baseline = titleTop + (index + 0.8) * title.lineHeight;
      return drawn(faces.serif, line, { size: title.size, left: side, baseline }, colours.ink);
    }),
    ...lead.lines.map((line, index) => {
      const baseline = leadTop + (index + 0.8) * lead.lineHeight;
      return drawn(faces.sans, line, { size: lead.size, left: side, baseline }, colours.soft);
    }),
    '</svg>',
  ].join('');
}

interface Fitted {
  readonly size: number;
  readonly lineHeight: number;
  readonly lines: readonly string[];
}

/** The largest of these sizes at which the words take no more lines than that; else the smallest. */
function fitted(face: Face, text: string, sizes: readonly number[], maxLines: number): Fitted {
  const tried = sizes.map((size) => ({
    size,
    lineHeight: size * (maxLines > 3 ? 1.36 : 1.12),
    lines: wrapped(face, text, size),
  }));
  const [smallest] = tried.slice(-1);
  const found = tried.find(({ lines }) => lines.length < maxLines) ?? smallest;
  if (found === undefined) throw new RangeError('no size was given');
  return found;
}

/** Breaks a text into lines that are no wider than the card allows. */
function wrapped(face: Face, text: string, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(face, longer, size) <= lineWidth) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function widthOf(face: Face, text: string, size: number): number {
  const units = face.letters(text).reduce((sum, { advance }) => sum + advance, 0);
  return (units * size) / face.unitsPerEm;
}

interface Place {
  readonly size: number;
  readonly left: number;
  readonly baseline: number;
}

function drawn(face: Face, text: string, place: Place, colour: string): string {
  const scale = place.size / face.unitsPerEm;
  let x = 0;
  const outlines = face.letters(text).map(({ advance, outline }) => {
    const path = outline === '' ? '' : `<path transform="translate(${x} 0)" d="${outline}"/>`;
    x += advance;
    return path;
  });
  // Faces measure upwards, pictures downwards.
  const { left, baseline } = place;
  return `<g fill="${colour}" transform="translate(${left} ${baseline}) scale(${scale} ${-scale})">${outlines.join('')}</g>`;
}
