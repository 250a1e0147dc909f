import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { articleSchema, pageSchema, questionSchema } from './site/content-schemas.ts';

/** One file each: `pages/safety.md` is `/safety/`, and `articles/what-a-relay-sees.md` is in the blog. */
export const collections = {
  pages: defineCollection({
    loader: glob({ pattern: '*.md', base: './src/content/pages' }),
    schema: pageSchema,
  }),
  questions: defineCollection({
    loader: glob({ pattern: '*.md', base: './src/content/questions' }),
    schema: questionSchema,
  }),
  articles: defineCollection({
    loader: glob({ pattern: '*.md', base: './src/content/articles' }),
    schema: articleSchema,
  }),
};
