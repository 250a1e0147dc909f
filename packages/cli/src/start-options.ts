import { fileURLToPath } from 'node:url';
import { defaultOptions } from '@passerby/server/shell/default-options';
import { isListenHost } from '@passerby/server/shell/listen-address';
import * as v from 'valibot';
import { origins, path, port, seconds, stunPorts, wholeNumber } from './option-values.ts';

/** What `passerby start --help` says of an option. */
type Words = {
  readonly takes: string;
  readonly says: string;
  /** The environment variable, where it is not PASSERBY_ and the flag's own name. */
  readonly variable?: string;
};

const described = <TInput>(words: Words) => v.metadata<TInput, Words>(words);

const builtSite = fileURLToPath(new URL('../../web/dist', import.meta.url));

/**
 * Every option of `passerby start`: the one place where its name, its values, its default and its
 * words are given. `socketsPerNetwork` here is `--sockets-per-network` on the command line,
 * PASSERBY_SOCKETS_PER_NETWORK in the environment, and "socketsPerNetwork" in a file.
 */
export const startOptions = v.pipe(
  v.strictObject({
    port: v.pipe(
      v.optional(port, defaultOptions.port),
      described({ takes: 'NUMBER', says: 'where the page is served', variable: 'PORT' }),
    ),
    host: v.pipe(
      v.optional(
        v.pipe(
          v.string('localhost or an IP address'),
          v.check(isListenHost, 'localhost or an IP address'),
        ),
        defaultOptions.host,
      ),
      described({
        takes: 'ADDRESS',
        says: 'localhost: this machine alone; 0.0.0.0 or :: everyone',
        variable: 'HOST',
      }),
    ),
    origin: v.pipe(
      v.optional(origins, []),
      described({
        takes: 'ORIGIN',
        says: 'https://chat.example: whose pages may connect; repeatable',
      }),
    ),
    stunPorts: v.pipe(
      v.optional(stunPorts, defaultOptions.stunPorts),
      described({
        takes: 'PORTS',
        says: 'up to two, for STUN; usual is 3478,3479 or free ones; none',
      }),
    ),
    tlsCert: v.pipe(
      v.optional(path),
      described({ takes: 'FILE', says: 'certificate chain (PEM): serve https; needs --tls-key' }),
    ),
    tlsKey: v.pipe(
      v.optional(path),
      described({ takes: 'FILE', says: 'private key (PEM) of that certificate' }),
    ),
    site: v.pipe(
      v.optional(path, builtSite),
      described({ takes: 'FOLDER', says: 'the built page' }),
    ),
    socketsPerNetwork: v.pipe(
      v.optional(wholeNumber(1, 1_000_000), defaultOptions.socketsPerNetwork),
      described({ takes: 'NUMBER', says: 'sockets that one network may hold at once' }),
    ),
    openingsPerSecond: v.pipe(
      v.optional(wholeNumber(1, 1_000_000), defaultOptions.openingsPerSecond),
      described({ takes: 'NUMBER', says: 'sockets that one network may open each second' }),
    ),
    framesPerSecond: v.pipe(
      v.optional(wholeNumber(1, 1_000_000), defaultOptions.framesPerSecond),
      described({ takes: 'NUMBER', says: 'frames that one socket may send each second' }),
    ),
    resumeWindow: v.pipe(
      v.optional(seconds(0, 60), defaultOptions.resumeWindowMs / 1_000),
      described({ takes: 'SECONDS', says: 'how long a lost connection may come back' }),
    ),
    relaxAfter: v.pipe(
      v.optional(seconds(0, 60), defaultOptions.relaxAfterMs / 1_000),
      described({ takes: 'SECONDS', says: 'how long to look for somebody alike before anyone' }),
    ),
  }),
  v.check(
    ({ tlsCert, tlsKey }) => (tlsCert === undefined) === (tlsKey === undefined),
    '--tls-cert and --tls-key go together: give both, or neither.',
  ),
);

export type StartOptions = v.InferOutput<typeof startOptions>;
export type OptionName = keyof StartOptions;

/** An option with its names and words. */
export interface DescribedOption {
  readonly name: OptionName;
  readonly flag: string;
  readonly variable: string;
  readonly takes: string;
  readonly says: string;
  readonly isList: boolean;
  readonly default: unknown;
}

/** All of them, in the order of the help. */
export const describedOptions: readonly DescribedOption[] = Object.entries(
  startOptions.entries,
).map(([name, schema]) => {
  const words: Words = v.getMetadata(schema);
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return {
    name: name as OptionName,
    flag,
    variable: words.variable ?? `PASSERBY_${flag.slice(2).replaceAll('-', '_').toUpperCase()}`,
    takes: words.takes,
    says: words.says,
    isList: name === 'origin',
    default: schema.default,
  };
});
