import { describe, expect, test } from 'bun:test';
import type { Creative } from './creative.ts';
import { readCreative } from './creative-file.ts';
import type { AdPage } from './page.ts';
import { maxPerPage, placeCreatives } from './placement.ts';

function creative(name: string, more: Partial<Creative> = {}): Creative {
  const read = readCreative(
    `${name}.toml`,
    'advertiser = "A"\ntitle = "T"\ntext = "Whatever"\nlink = "https://a.example/"\n' +
      'topics = ["anything"]\nlanguages = ["en"]\n',
  );
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return { ...read.value, ...more };
}

const lamp = creative('lamp', {
  title: 'Light for your face',
  text: 'A lamp for people who are seen on camera.',
  topics: ['video call lighting', 'webcam'],
});

const page = (more: Partial<AdPage> = {}): AdPage => ({
  path: '/blog/light/',
  language: 'en',
  topics: [],
  refuses: [],
  title: 'How to be seen',
  headings: ['Light and the webcam'],
  text: 'Put a lamp behind the webcam. The camera needs light on your face.',
  ...more,
});

/** What became of each creative that shares a word with the page. */
function judged(on: AdPage, ...creatives: Creative[]): Record<string, string> {
  const all = placeCreatives([on], creatives).get(on.path) ?? [];
  return Object.fromEntries(
    all.map((one) => [one.fit.creative.name, one.kind === 'placed' ? 'placed' : one.why]),
  );
}

describe('[B5] no ad is better than a wrong one', () => {
  test('a creative whose topics are in the page is placed, and says which words spoke for it', () => {
    const [first] = placeCreatives([page()], [lamp]).get('/blog/light/') ?? [];
    expect(first).toMatchObject({ kind: 'placed', fit: { topics: ['webcam'] } });
    expect(first?.fit.terms).toEqual(expect.arrayContaining(['webcam', 'lamp', 'camera']));
  });

  test('forms of a word are one word, by the language of the page', () => {
    expect(
      judged(page({ headings: ['Lights, webcams'], text: 'Webcams, cameras, lamps.' }), lamp),
    ).toEqual({ lamp: 'placed' });
    const german = creative('fahrrad', { languages: ['de'], topics: ['gebrauchte Fahrräder'] });
    const deutsch = page({ language: 'de', text: 'Ein gebrauchtes Fahrrad.', headings: [] });
    expect(judged(deutsch, german)).toEqual({ fahrrad: 'placed' });
  });

  test('one word alone is no evidence, however often it is there', () => {
    const race = creative('race', { title: 'Run with us', topics: ['relay', 'marathon'] });
    const call = page({
      title: 'The relay',
      headings: ['What a relay sees'],
      text: 'The relay hands on packets. A relay, the relay, no relay.',
    });
    expect(judged(call, race)).toEqual({ race: 'noEvidence' });
  });

  test('words of a topic that do not stand together are not the topic', () => {
    const train = creative('train', { topics: ['night train'] });
    const apart = page({ text: 'They train all day. At night they sleep.', headings: [] });
    expect(judged(apart, train)).toEqual({ train: 'noEvidence' });
  });

  test('a creative in another language is not asked', () => {
    expect(judged(page({ language: 'de' }), lamp)).toEqual({});
  });

  test('evidence by the way, for a creative that is about much else, is not enough', () => {
    const wide = creative('wide', {
      title: 'Everything for garden, kitchen and cellar',
      text: 'Ladders, seeds, pans, jars, wine racks, hoses, gloves and paint.',
      topics: [
        'gardening tools',
        'kitchen knives',
        'wine cellar',
        'webcam',
        'house paint',
        'light',
      ],
    });
    const passing = page({
      headings: [],
      title: 'On silence',
      text: 'The webcam was off. Light fell on the table. Nobody spoke for an hour.',
    });
    expect(judged(passing, wide)).toEqual({ wide: 'lowScore' });
  });
});

describe('[B4] both sides may refuse', () => {
  test('a page, topics', () => {
    const wine = creative('wine', {
      ...lamp,
      name: 'wine',
      text: 'Lamps, cameras and fine wines.',
    });
    const sober = page({ refuses: ['gambling', 'wine'] });
    expect(judged(sober, wine, lamp)).toEqual({ wine: 'pageRefuses', lamp: 'placed' });
  });

  test('a creative, pages and what is below them', () => {
    const avoiding = (pages: string[]) => judged(page(), { ...lamp, 'avoid-pages': pages });
    expect(avoiding(['/blog/*'])).toEqual({ lamp: 'creativeAvoids' });
    expect(avoiding(['/blog/light/'])).toEqual({ lamp: 'creativeAvoids' });
    expect(avoiding(['/blog/', '/news/*'])).toEqual({ lamp: 'placed' });
  });

  test('a creative, topics that are mentioned once', () => {
    const careful = { ...lamp, 'avoid-topics': ['plane crash'] };
    expect(judged(page(), careful)).toEqual({ lamp: 'placed' });
    const crash = page({ text: `${page().text} It was the week of the plane crashes.` });
    expect(judged(crash, careful)).toEqual({ lamp: 'creativeAvoids' });
  });

  test('a notice of the site’s own does not stand on the page that it leads to', () => {
    expect(judged(page(), { ...lamp, link: '/blog/light/' })).toEqual({ lamp: 'creativeAvoids' });
  });
});

test('[B6] beside a better one a much worse one is wrong, and four are the most', () => {
  const same = Array.from({ length: 6 }, (_, index) => ({ ...lamp, name: `lamp-${index}` }));
  const results = Object.values(judged(page(), ...same));
  expect(results.filter((result) => result === 'placed')).toHaveLength(maxPerPage);
  expect(results.filter((result) => result === 'outranked')).toHaveLength(2);
});
