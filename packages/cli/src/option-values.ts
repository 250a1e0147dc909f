import * as v from 'valibot';

/**
 * The kinds of value an option can have. Each takes what a flag or a variable gives, which is text,
 * and what a JSON file gives; its message says what is allowed, to follow "is not".
 */
export function wholeNumber(min: number, max: number) {
  const message = `a whole number from ${min} to ${max}`;
  return v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))], message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

export const port = wholeNumber(0, 65_535);

/** Seconds, with a fraction if need be, as milliseconds. */
export function seconds(min: number, max: number) {
  const message = `a number of seconds from ${min} to ${max}`;
  return v.pipe(
    v.union(
      [v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}(\.\d{1,3})?$/), v.transform(Number))],
      message,
    ),
    v.minValue(min, message),
    v.maxValue(max, message),
    v.transform((value) => Math.round(value * 1_000)),
  );
}

/** Path of a file or a folder. */
export const path = v.pipe(v.string('a path'), v.nonEmpty('a path'));

/** Text with commas in it is as good as a list. */
const separated = v.union([
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',').map((part) => part.trim())),
  ),
  v.array(v.unknown()),
]);

const anOrigin = 'an origin such as https://chat.example, without a path';

/** Origins as browsers write them (RFC 6454 section 6.2). */
export const origins = v.pipe(
  v.union([separated], anOrigin),
  v.array(
    v.pipe(
      v.string(anOrigin),
      v.check((text) => {
        const url = URL.parse(text);
        return url?.origin === text && /^https?:$/.test(url.protocol);
      }, anOrigin),
    ),
  ),
);

const portPair = 'up to two ports such as 3478,3479, or none, or usual';

/** Up to two ports; `none` turns STUN off, `usual` are 3478 and 3479 or free ones. */
export const stunPorts = v.union(
  [
    v.literal('usual'),
    v.pipe(
      v.literal('none'),
      v.transform((): number[] => []),
    ),
    v.pipe(separated, v.array(port), v.minLength(1, portPair), v.maxLength(2, portPair)),
    v.pipe(
      port,
      v.transform((only) => [only]),
    ),
  ],
  portPair,
);
