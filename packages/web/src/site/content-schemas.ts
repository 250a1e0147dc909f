import { z } from 'astro/zod';

const line = (min: number, max: number) =>
  z
    .string()
    .min(min)
    .max(max)
    .regex(/^\S.*\S$/, 'one line, without spaces at its ends');

const topic = line(2, 40).regex(/^[^,]+$/, 'a topic holds no comma');

/**
 * That an ad may stand on the page, what the page is about in its author's words, and what must not
 * stand beside it. Without this there is none.
 */
const ads = z.strictObject({
  topics: z.array(topic).min(1).max(12),
  refuses: z.array(topic).max(12).default([]),
});

const described = {
  title: line(2, 60),
  /** For search engines, feeds and cards: what a reader finds here. */
  description: line(40, 170),
  /** One or two sentences that hold the whole page. */
  lead: line(10, 220),
  ads: ads.optional(),
};

/** What stands above the text of a page of the site. A field that is not known is refused. */
export const pageSchema = z.strictObject(described);

export const questionGroups = ['you', 'stranger', 'site'] as const;

/** A question and, as its text, the answer. */
export const questionSchema = z.strictObject({
  question: line(8, 90).regex(/\?$/, 'a question ends with a question mark'),
  group: z.enum(questionGroups),
  /** Its place among the questions of its group. */
  order: z.number().int().min(1).max(99),
});

/** An article says what anybody can run to see for themselves. */
export const articleSchema = z.strictObject({
  ...described,
  /** The day it was published; later changes of what it says are named in the text. */
  date: z.coerce.date(),
  checks: z
    .array(z.strictObject({ shows: line(10, 160), run: line(4, 120) }))
    .min(1)
    .max(6),
});
