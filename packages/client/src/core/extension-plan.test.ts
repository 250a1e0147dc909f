import { expect, test } from 'bun:test';
import { planExtensions, plannedExtensionId } from './extension-plan.ts';
import { parseOrThrow, readOffer } from './test-offers.ts';

const transportWide = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';

test('[A6] Firefox follows the plan by itself: its offer stays as it is', () => {
  const offer = readOffer('firefox');
  expect(planExtensions(offer)).toBe(offer);
});

test('[A6] every offer that is renumbered agrees with the plan, and changes nothing else', () => {
  const offer = readOffer('chromium');
  const planned = planExtensions(offer);
  const { audio, video } = parseOrThrow(planned);
  for (const { id, uri } of [...audio.extensions, ...video.extensions]) {
    expect(id).toBe(plannedExtensionId(uri));
  }
  const rest = (sdp: string) => sdp.split('\r\n').filter((line) => !line.startsWith('a=extmap:'));
  expect(rest(planned)).toEqual(rest(offer));
});

test('[A6] ids of one section stay distinct, and fit into one byte of header', () => {
  const { video } = parseOrThrow(planExtensions(readOffer('chromium')));
  const ids = video.extensions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.max(...ids)).toBeLessThanOrEqual(14);
});

test('[A6] so both engines have congestion feedback under one id; without the plan they do not', () => {
  const idIn = (sdp: string) =>
    parseOrThrow(sdp).video.extensions.find(({ uri }) => uri === transportWide)?.id;
  expect(idIn(planExtensions(readOffer('chromium')))).toBe(idIn(readOffer('firefox')) as number);
  expect(idIn(readOffer('chromium'))).not.toBe(idIn(readOffer('firefox')) as number);
});
