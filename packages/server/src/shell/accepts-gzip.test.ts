import { expect, test } from 'bun:test';
import { acceptsGzip } from './accepts-gzip.ts';

test('[H4] gzip goes to those who take it', () => {
  const takes = ['gzip', 'gzip, deflate, br', 'br;q=1.0, gzip;q=0.5', 'GZIP', '*', 'br, *;q=0.1'];
  for (const header of takes) expect([header, acceptsGzip(header)]).toEqual([header, true]);
  const refuses = ['', 'br', 'gzip;q=0', 'gzip; q=0.000, *', '*;q=0', 'gzippy', 'identity'];
  for (const header of refuses) expect([header, acceptsGzip(header)]).toEqual([header, false]);
  expect(acceptsGzip(null)).toBe(false);
});
