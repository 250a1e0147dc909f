import { expect, test } from 'bun:test';
import { permissionWords } from '../../words/later-words.ts';
import { browserFamily } from './browser-family.ts';
import '../../words/speak-english.ts';

const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36', 'chromium'],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36',
    'chromiumPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'firefox'],
  ['Mozilla/5.0 (Android 14; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0', 'firefoxPhone'],
  [`${mac} Version/18.0 Safari/605.1.15`, 'safari'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/150',
    'safariPhone',
  ],
  ['Somebody else', 'other'],
] as const)('[page] %s is %s', (userAgent, family) => {
  expect(browserFamily(userAgent, 0)).toBe(family);
});

test('[page] an iPad says that it is a Mac, and is told how it is done on an iPad', () => {
  expect(browserFamily(`${mac} Version/18.0 Safari/605.1.15`, 5)).toBe('safariPhone');
});

test('[page] every family has steps of its own', () => {
  const all = Object.values(permissionWords.steps).map((steps) => steps.join(' '));
  expect(new Set(all).size).toBe(all.length);
});
