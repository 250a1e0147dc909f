import { describe, expect, test } from 'bun:test';
import { articleSchema, pageSchema, questionSchema } from './content-schemas.ts';

const page = {
  title: 'How it works',
  description: 'How two browsers find each other, and what the server has to do with it.',
  lead: 'The server introduces two browsers to each other.',
};
const article = {
  ...page,
  date: '2026-11-25',
  checks: [{ shows: 'the figures of this article', run: 'npm run bench -- connect' }],
};
const question = { question: 'Who runs this?', group: 'site', order: 1 };

/** The fields that a schema finds fault with. */
function faults(schema: typeof pageSchema | typeof articleSchema, data: unknown) {
  const read = schema.safeParse(data);
  return (read.error?.issues ?? []).map(({ path, code }) => [path.join('.'), code]);
}

describe('[L1] what stands above a text', () => {
  test('is taken when it is all there', () => {
    expect(faults(pageSchema, page)).toEqual([]);
    expect(faults(pageSchema, { ...page, ads: { topics: ['webrtc'] } })).toEqual([]);
    expect(faults(articleSchema, article)).toEqual([]);
    expect(questionSchema.safeParse(question).success).toBe(true);
  });

  test('a field that is missing, wrong or unknown is named', () => {
    const { lead: _, ...without } = page;
    expect(faults(pageSchema, without)).toEqual([['lead', 'invalid_type']]);
    expect(faults(pageSchema, { ...page, title: 'x'.repeat(61) })).toEqual([['title', 'too_big']]);
    expect(faults(pageSchema, { ...page, author: 'me' })).toEqual([['', 'unrecognized_keys']]);
    expect(faults(pageSchema, { ...page, ads: { topics: [] } })).toEqual([
      ['ads.topics', 'too_small'],
    ]);
    // A comma would make two topics of it in the page as built.
    expect(faults(pageSchema, { ...page, ads: { topics: ['a1, b2'] } })).toEqual([
      ['ads.topics.0', 'invalid_format'],
    ]);
  });

  test('an article has a day, and something to run', () => {
    expect(faults(articleSchema, { ...article, date: 'soon' })).toEqual([['date', 'invalid_type']]);
    expect(faults(articleSchema, { ...article, checks: [] })).toEqual([['checks', 'too_small']]);
    expect(faults(articleSchema, { ...article, checks: [{ run: 'npm test' }] })).toEqual([
      ['checks.0.shows', 'invalid_type'],
    ]);
  });

  test('a question asks, and belongs to a group', () => {
    for (const wrong of [{ question: 'Tell me.' }, { group: 'others' }, { order: 0 }]) {
      const [field] = Object.keys(wrong);
      const read = questionSchema.safeParse({ ...question, ...wrong });
      expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
    }
  });
});
