/** Reads one header of a request by its name in lower case. */
export type Header = (name: string) => string | null;

/**
 * Returns whether a request counts: a person's browser that goes to a page (Fetch Metadata, W3C),
 * and not one that fetches it in case it should. Every header asked for has a handful of possible
 * values, which millions share; `User-Agent`, which says most about a visitor, is not read.
 */
export function isVisit(method: string, header: Header): boolean {
  return (
    method === 'GET' &&
    header('sec-fetch-mode') === 'navigate' &&
    header('sec-fetch-dest') === 'document' &&
    !isAhead(header)
  );
}

/** Returns whether it counts as a click: a visit that one of this site's own pages led to. */
export function isClick(method: string, header: Header): boolean {
  return isVisit(method, header) && header('sec-fetch-site') === 'same-origin';
}

/** `Sec-Purpose` is the standard's; the others are what browsers sent before it. */
function isAhead(header: Header): boolean {
  return ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(header(name) ?? ''),
  );
}
