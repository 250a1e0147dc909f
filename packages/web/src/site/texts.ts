import { getCollection } from 'astro:content';
import type { z } from 'astro/zod';
import type { articleSchema, pageSchema, questionSchema } from './content-schemas.ts';

/** One file of a collection: what stands above its text, and the text as HTML. */
interface Text<S extends z.ZodType> {
  /** The name of its file. */
  readonly id: string;
  readonly data: z.infer<S>;
  readonly filePath?: string;
  readonly rendered?: { readonly html: string };
}

type PageText = Text<typeof pageSchema>;
type ArticleText = Text<typeof articleSchema>;
type QuestionText = Text<typeof questionSchema>;

// Types of the collections are made by a build; written out here they hold before the first one too.

/** All pages, by name. */
export async function pageTexts(): Promise<PageText[]> {
  const pages: PageText[] = await getCollection('pages');
  return pages.sort((one, other) => one.id.localeCompare(other.id));
}

/** Returns the page of that name. Throws when there is none: what is built names only those that are. */
export async function pageText(id: string): Promise<PageText> {
  const found = (await pageTexts()).find((page) => page.id === id);
  if (found === undefined) throw new Error(`there is no page ${id}`);
  return found;
}

/** All articles, the newest first; of one day by name, so that every build has the same order. */
export async function newestArticles(): Promise<ArticleText[]> {
  const articles: ArticleText[] = await getCollection('articles');
  return articles.sort(
    (one, other) =>
      other.data.date.getTime() - one.data.date.getTime() || one.id.localeCompare(other.id),
  );
}

/** All questions, in the order of their groups' own. */
export async function questionTexts(): Promise<QuestionText[]> {
  const questions: QuestionText[] = await getCollection('questions');
  return questions.sort((one, other) => one.data.order - other.data.order);
}
