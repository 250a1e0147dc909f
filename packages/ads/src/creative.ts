import * as v from 'valibot';
import { isAdLanguage } from './languages.ts';
import { plainText } from './plain-text.ts';
import { linkFault } from './target.ts';

const topic = v.pipe(plainText(40), v.toLowerCase());

/** A list whose entries are worth having once. */
const topics = (min: number) =>
  v.pipe(
    v.array(topic, 'must be a list such as ["webcam", "video call"]'),
    v.minLength(min, 'is empty'),
    v.maxLength(12, 'has more than 12 entries'),
  );

/** A TOML local date, as our reader of TOML hands it over; see `creative-file.ts`. */
const day = v.pipe(
  v.string('must be a day such as 2026-11-25, without quotation marks'),
  v.isoDate('must be a day such as 2026-11-25'),
);

const pagePattern = v.pipe(
  v.string('must be a text in quotation marks'),
  v.regex(/^\/(?:[a-z0-9-]+\/)*\*?$/, 'must be a page such as /blog/, or /blog/* for all below it'),
);

/** One creative as its file has it; docs/decisions/007-ads.md says what each field is for. */
export const creativeSchema = v.pipe(
  v.strictObject({
    advertiser: plainText(40),
    title: plainText(60),
    text: plainText(140),
    link: v.pipe(
      v.string('must be a text in quotation marks'),
      v.check(
        (link) => linkFault(link) === undefined,
        ({ input }) => linkFault(input) ?? '',
      ),
    ),
    topics: topics(1),
    languages: v.pipe(
      v.array(v.string('must be a list such as ["en"]'), 'must be a list such as ["en"]'),
      v.minLength(1, 'is empty'),
      v.everyItem(isAdLanguage, 'names a language that ads are not matched in'),
    ),
    weight: v.optional(
      v.pipe(
        v.number('must be a whole number from 1 to 100'),
        v.integer('must be a whole number from 1 to 100'),
        v.minValue(1, 'must be a whole number from 1 to 100'),
        v.maxValue(100, 'must be a whole number from 1 to 100'),
      ),
      1,
    ),
    starts: v.optional(day),
    ends: v.optional(day),
    image: v.optional(
      v.pipe(
        v.string('must be a text in quotation marks'),
        v.regex(
          /^[a-z0-9-]+\.(?:png|jpe?g|webp|avif)$/,
          'must be a PNG, JPEG, WebP or AVIF beside this file, such as lamp.png',
        ),
      ),
    ),
    alt: v.optional(plainText(120)),
    'avoid-pages': v.optional(
      v.array(pagePattern, 'must be a list such as ["/blog/", "/news/*"]'),
      [],
    ),
    'avoid-topics': v.optional(topics(0), []),
  }),
  v.forward(
    v.check(({ image, alt }) => image === undefined || alt !== undefined, 'needs alt beside it'),
    ['image'],
  ),
  v.forward(
    v.check(
      ({ image, alt }) => alt === undefined || image !== undefined,
      'has no image to describe',
    ),
    ['alt'],
  ),
  v.forward(
    v.check(
      ({ starts, ends }) => starts === undefined || ends === undefined || starts <= ends,
      'is before starts',
    ),
    ['ends'],
  ),
);

/** A creative and the name of its file without `.toml`, by which it is counted. */
export type Creative = v.InferOutput<typeof creativeSchema> & { readonly name: string };
