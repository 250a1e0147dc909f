/** Runs in the page. An engine that the two have never tried with each other: what was parked is not applied. */
export function pretendWebkit(): void {
  const userAgent =
    'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';
  Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => userAgent });
}
