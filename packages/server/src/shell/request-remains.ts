/** Until the newest requests are overwritten; a full collection is too dear to be had each second. */
const everyMs = 10_000;

/** What is in use at the first time, or held by a part of the runtime, goes at the second or third. */
const rounds = 3;

/** Texts are counted by length, in steps: finer than the runtime's own sizes of places. */
const stepBytes = 8;

/** The runtime refuses longer headers altogether. */
const longestBytes = 16_384;

/** Of each usual length, for copies that we do not know of. */
const least = 32;

/**
 * Of each length that came in at least, in bytes of memory. The runtime holds free places of one size by
 * the hundred, and nothing says in which order it gives them out: with a quarter more texts than had come
 * in, six servers of 32 kept 4 to 68 paths.
 */
const leastBytesOfCounted = 128 * 1024;

/** What the runtime needs for each text besides its letters. */
const bytesBesides = 24;

const usualBytes = 1_024;
const aroundBytes = [0, 64, 128, 256];

/** So much is made anew at one time, whatever came in, and one text of each length: 17 MB if there are all. */
const mostBytes = 8_000_000;

/** Overwrites what the runtime still holds of requests: their headers, their path, who they came from. */
export interface RequestRemains {
  /** A request came in: its texts will have to be overwritten. Looks at their length alone. */
  used(request: Pick<Request, 'url' | 'headers'>): void;
  sweep(now: number): void;
}

/** What of the runtime it takes. */
export interface RequestRemainsPorts {
  /** Lets go of everything that nobody needs, at once. */
  collect(): void;
  /** A text of so many bytes, in memory of its own. */
  makeText(lengthBytes: number): string;
}

/**
 * To open a socket the runtime makes a text of every header, of the path, and of the address when it is
 * asked for it. It frees them without wiping (found by `npm run audit`), and gives us no way to them but
 * the one that this takes: to collect, and to have as many texts made of the same lengths, which come to
 * stand where they stood.
 */
export function createRequestRemains({ collect, makeText }: RequestRemainsPorts): RequestRemains {
  /** How many texts of each length there were, by steps. */
  const counts = new Uint32Array(longestBytes / stepBytes + 1);
  let roundsLeft = 0;
  let sweptAt = Number.NEGATIVE_INFINITY;
  const count = (lengthBytes: number) => {
    const step = Math.min(counts.length - 1, Math.ceil(lengthBytes / stepBytes));
    counts[step] = (counts[step] ?? 0) + 1;
  };
  return {
    used({ url, headers }) {
      roundsLeft = rounds;
      // The path was a part of a longer text, and is one.
      count(url.length);
      // Over TLS the request stands somewhere as a whole too, in a place that may be larger than it.
      let whole = url.length;
      for (const [name, value] of headers) {
        count(name.length);
        count(value.length);
        whole += name.length + value.length + 4;
      }
      for (const moreBytes of aroundBytes) count(whole + moreBytes);
    },
    sweep(now) {
      if (roundsLeft === 0 || now - sweptAt < everyMs) return;
      sweptAt = now;
      roundsLeft -= 1;
      forgetLastMatch();
      collect();
      overwrite(counts, makeText);
      // Half: what was missed is within reach the next time, and what comes in meanwhile is counted anew.
      for (const [step, counted] of counts.entries())
        counts[step] = roundsLeft === 0 ? 0 : (counted + 1) >> 1;
    },
  };
}

/**
 * The longest first: a place holds texts of several lengths, and a shorter one would leave its end as it is.
 * What is made stays until the next collection, so that no text takes the place of another.
 */
function overwrite(counts: Uint32Array, makeText: RequestRemainsPorts['makeText']): void {
  let bytes = 0;
  for (const [step, counted] of counts.entries()) bytes += wanted(step, counted) * bytesOf(step);
  // However much came in: of each length a part, and of none nothing.
  const part = Math.min(1, mostBytes / bytes);
  // An empty text takes no place.
  for (let step = counts.length - 1; step > 0; step--) {
    const number = Math.ceil(part * wanted(step, counts[step] ?? 0));
    for (let i = 0; i < number; i++) makeText(step * stepBytes);
  }
}

const bytesOf = (step: number): number => step * stepBytes + bytesBesides;

/** How many texts of one length are to be made. */
function wanted(step: number, counted: number): number {
  if (counted === 0) return step * stepBytes <= usualBytes ? least : 0;
  return Math.ceil(Math.max(1.25 * counted + least, leastBytesOfCounted / bytesOf(step)));
}

/** The language itself keeps the text that was matched last (`RegExp.input`): let it be another one. */
function forgetLastMatch(): void {
  /./.test(' ');
}

const spaces = Buffer.alloc(longestBytes, ' ');

export const ofRuntime: RequestRemainsPorts = {
  collect: () => Bun.gc(true),
  makeText: (lengthBytes) => spaces.toString('latin1', 0, lengthBytes),
};
