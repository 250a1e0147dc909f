/** What is kept free of the files that a process may open: for relays, certificates, and whoever knocks meanwhile. */
const keptShare = 1 / 16;
const [fewestKept, mostKept] = [8, 256];

/** So long nobody is let in, even when files are free at once: whoever floods must wait as well. */
const leastShutMs = 1_000;

export type House = { readonly state: 'open' } | { readonly state: 'shut'; readonly since: number };

/**
 * Whether newcomers are let in, by how many files are open of how many there may be (SPEC S8). A process
 * that has none left can neither take nor refuse a connection: it would be told of it for ever.
 */
export function stepHouse(
  house: House,
  files: { readonly open: number; readonly most: number },
  now: number,
): House {
  const kept = Math.min(mostKept, Math.max(fewestKept, Math.floor(files.most * keptShare)));
  switch (house.state) {
    case 'open':
      return files.open > files.most - kept ? { state: 'shut', since: now } : house;
    case 'shut': {
      const isRoomAgain = files.open <= files.most - 2 * kept;
      return isRoomAgain && now - house.since >= leastShutMs ? { state: 'open' } : house;
    }
    default:
      return house satisfies never;
  }
}
