import { parseAddressRange } from '@passerby/server/shell/address-range';
import { parseIpAddress } from '@passerby/server/shell/ip-address';
import { parseContact } from '@passerby/server/shell/operator-contact';
import { areRelayUrls } from '@passerby/server/shell/relay-urls';
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

const aContact = 'a mail address, or an address such as https://chat.example/contact';

/** How people reach the operator. */
export const contact = v.pipe(
  v.string(aContact),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parseContact(dataset.value);
    if (parsed !== undefined) return parsed;
    addIssue({ message: aContact });
    return NEVER;
  }),
);

/** Words, or what a JSON file has for them. */
export const yesOrNo = v.pipe(
  v.union([v.boolean(), v.picklist(['yes', 'no'])], 'yes or no'),
  v.transform((value) => value === true || value === 'yes'),
);

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

const anAddress = 'an IP address and a port such as 127.0.0.1:9464, or none';

/** Where Prometheus asks; a name could lead to the address that everybody has. */
export const metricsAddress = v.pipe(
  v.string(anAddress),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    if (dataset.value === 'none') return undefined;
    const [, host = '', port = ''] = /^\[?([\da-f:.]+?)\]?:(\d{1,5})$/i.exec(dataset.value) ?? [];
    if (parseIpAddress(host).ok && Number(port) < 65_536) return { host, port: Number(port) };
    addIssue({ message: anAddress });
    return NEVER;
  }),
);

const relayAddresses = 'up to eight addresses such as turn:relay.example:3478?transport=udp';

/** Relays elsewhere (RFC 7065). */
export const relayUrls = v.pipe(
  v.union([separated], relayAddresses),
  v.array(v.string(relayAddresses)),
  v.check((urls) => areRelayUrls(urls), relayAddresses),
);

/** Printable ASCII, long enough not to be guessed, and one argument of a relay's configuration. */
export const sharedSecret = v.pipe(
  v.string('16 to 256 letters, digits or signs'),
  v.regex(/^[!-~]{16,256}$/, '16 to 256 letters, digits or signs'),
);

const aRedisUrl = 'an address such as redis://10.0.0.5:6379 or rediss://name:password@host';

/** Where Redis or Valkey is; a password in it is never shown. */
export const redisUrl = v.pipe(
  v.string(aRedisUrl),
  v.check((text) => /^rediss?:$/.test(URL.parse(text)?.protocol ?? ''), aRedisUrl),
);

const onePort = 'a port such as 3480, or usual';

/** `usual` is 3480, or a free one. */
export const relayPort = v.union([v.literal('usual'), port], onePort);

const portSpan = 'two ports such as 49152-65535, at least 16 apart';

/** The ports that relayed packets come from. */
export const relayRange = v.pipe(
  v.string(portSpan),
  v.regex(/^\d{4,5}-\d{4,5}$/, portSpan),
  v.transform((text) => {
    const [min = 0, max = 0] = text.split('-').map(Number);
    return { min, max };
  }),
  v.check(({ min, max }) => min >= 1_024 && max <= 65_535 && max - min >= 16, portSpan),
);

const blockLengths = 'one to eight numbers of seconds, each from 1 to 14400';

/** How long the first block lasts, the second, and so on, as milliseconds. */
export const blockSeconds = v.pipe(
  v.union(
    [
      separated,
      v.pipe(
        v.number(),
        v.transform((only) => [only]),
      ),
    ],
    blockLengths,
  ),
  v.array(
    v.pipe(
      v.union(
        [v.number(), v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number))],
        blockLengths,
      ),
      v.integer(blockLengths),
      v.minValue(1, blockLengths),
      // Networks are forgotten with their keys: no block may outlast them (SPEC A9).
      v.maxValue(14_400, blockLengths),
      v.transform((value) => value * 1_000),
    ),
  ),
  v.minLength(1, blockLengths),
  v.maxLength(8, blockLengths),
);

const addressRanges = 'ranges of addresses such as 192.0.2.0/24 or 2001:db8::/32';

export const networks = v.pipe(
  v.union([separated], addressRanges),
  v.array(
    v.pipe(
      v.string(addressRanges),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        const range = parseAddressRange(dataset.value);
        if (range !== undefined) return range;
        addIssue({ message: addressRanges });
        return NEVER;
      }),
    ),
  ),
);
