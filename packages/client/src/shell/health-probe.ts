/** As much of `fetch` as is needed here. */
export type Ask = (url: string, init: RequestInit) => Promise<Pick<Response, 'ok'>>;

/**
 * Whether the server answers plain HTTP. On the page's own origin the answer can be read: an error page
 * of a proxy is no server. From elsewhere it is opaque, and says no more than that somebody is there.
 */
export async function answersHttp(
  healthUrl: string,
  pageOrigin: string,
  ask: Ask = fetch,
): Promise<boolean> {
  const isOwn = new URL(healthUrl).origin === pageOrigin;
  const mode = isOwn ? 'same-origin' : 'no-cors';
  return ask(healthUrl, { mode, cache: 'no-store', credentials: 'omit' }).then(
    ({ ok }) => ok || !isOwn,
    () => false,
  );
}
