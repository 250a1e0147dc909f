import { expect, test } from 'bun:test';
import { readCreative } from '@passerby/ads/creative-file';
import { placeCreatives } from '@passerby/ads/placement';
import { describePage, remarksOn } from './describe-placement.ts';

function creative(name: string, topics: string, more = '') {
  const text =
    'advertiser = "A"\ntitle = "Light for a face"\ntext = "A lamp by post"\n' +
    `link = "https://a.example/"\ntopics = ${topics}\nlanguages = ["en"]\n${more}`;
  const read = readCreative(`${name}.toml`, text);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
}

const page = {
  path: '/light/',
  language: 'en',
  topics: [],
  refuses: [],
  title: 'How to be seen',
  headings: [],
  text: 'A lamp behind the webcam.',
};

const lamp = creative('lamp', '["behind the webcam"]');
const race = creative('race', '["seen on foot"]', 'starts = 2026-12-01\n');
const placed = placeCreatives([page], [lamp, race]);

test('[B5] what lands on a page, and what does not, is told with its words and reasons', () => {
  const [heading, first = '', second = ''] = describePage(
    page.path,
    placed.get(page.path) ?? [],
  ).split('\n');
  expect(heading).toBe('/light/');
  expect(first).toMatch(/^ {2}\+ lamp +\d+ % {2}"behind the webcam", .*lamp/);
  expect(second).toMatch(/^ {2}- race +\d+ % {2}too little of what it is about .*seen/);
  expect(describePage('/empty/', [])).toContain('no creative shares a word');
});

test('[B5] a creative that is shown nowhere, or not today, is remarked on', () => {
  expect(remarksOn(lamp, placed.values(), '2026-11-25')).toEqual([]);
  expect(remarksOn(race, placed.values(), '2026-11-25')).toEqual([
    'race lands on no page.',
    'race begins on 2026-12-01.',
  ]);
  const over = { ...lamp, ends: '2026-11-24' };
  expect(remarksOn(over, placed.values(), '2026-11-25')).toEqual(['lamp ended on 2026-11-24.']);
});
