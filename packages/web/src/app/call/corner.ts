/** The corners of the room, as one reads: block first, then inline. */
export const corners = ['start-start', 'start-end', 'end-end', 'end-start'] as const;
export type Corner = (typeof corners)[number];

/** Clockwise, for whoever moves the picture by key. */
export function nextCorner(corner: Corner): Corner {
  return corners[(corners.indexOf(corner) + 1) % corners.length] ?? 'end-end';
}

/** The corner nearest to a point given in fractions of the room, from its inline and block start. */
export function nearestCorner(inline: number, block: number): Corner {
  return `${block < 0.5 ? 'start' : 'end'}-${inline < 0.5 ? 'start' : 'end'}`;
}
