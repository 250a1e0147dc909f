import { maxWorkBits } from '@passerby/protocol/limits';
import { defaultOptions } from '@passerby/server/shell/default-options';
import { isListenHost } from '@passerby/server/shell/listen-address';
import * as v from 'valibot';
import { builtSite } from './built-site.ts';
import {
  blockSeconds,
  contact,
  metricsAddress,
  networks,
  origins,
  path,
  port,
  redisUrl,
  relayPort,
  relayRange,
  relayUrls,
  seconds,
  sharedSecret,
  stunPorts,
  wholeNumber,
  yesOrNo,
} from './option-values.ts';

/** Options that a flag may be repeated for. */
const lists: ReadonlySet<string> = new Set(['origin', 'relayUrl', 'trustNetwork', 'denyNetwork']);

const defaultBlockSeconds = defaultOptions.moderation.blockMs.map((ms) => ms / 1_000);

/** What `passerby start --help` says of an option. */
type Words = {
  readonly takes: string;
  readonly says: string;
  /** The environment variable, where it is not PASSERBY_ and the flag's own name. */
  readonly variable?: string;
  /** Never shown, whatever is wrong with it. */
  readonly isSecret?: true;
  /** The flag alone means yes. */
  readonly isSwitch?: true;
};

const described = <TInput>(words: Words) => v.metadata<TInput, Words>(words);

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
    lan: v.pipe(
      v.optional(yesOrNo, 'no'),
      described({
        takes: 'yes|no',
        says: 'try it with a phone here: TLS without files, and a code to read',
        isSwitch: true,
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
    relay: v.pipe(
      v.optional(
        v.picklist(['never', 'choice', 'always'], 'never, choice or always'),
        defaultOptions.relay,
      ),
      described({
        takes: 'WHEN',
        says: 'never, choice, always: whether calls go through a relay',
      }),
    ),
    relayUrl: v.pipe(
      v.optional(relayUrls, []),
      described({
        takes: 'URL',
        says: 'turn:relay.example:3478: one elsewhere; repeatable; else coturn',
      }),
    ),
    relaySecret: v.pipe(
      v.optional(sharedSecret),
      described({
        takes: 'SECRET',
        says: 'what it shares with us; better in the variable: others see flags',
        isSecret: true,
      }),
    ),
    relayPort: v.pipe(
      v.optional(relayPort, defaultOptions.relayPort),
      described({
        takes: 'PORT',
        says: 'of coturn here, TLS on the next; usual is 3480 or a free one',
      }),
    ),
    relayRange: v.pipe(
      v.optional(relayRange, `${defaultOptions.relayRange.min}-${defaultOptions.relayRange.max}`),
      described({ takes: 'PORTS', says: 'that relayed packets come from' }),
    ),
    tlsCert: v.pipe(
      v.optional(path),
      described({ takes: 'FILE', says: 'certificate chain (PEM): serve https; needs --tls-key' }),
    ),
    tlsKey: v.pipe(
      v.optional(path),
      described({ takes: 'FILE', says: 'private key (PEM) of that certificate' }),
    ),
    redisUrl: v.pipe(
      v.optional(redisUrl),
      described({
        takes: 'URL',
        says: 'redis://10.0.0.5:6379: many servers as one crowd; needs a secret',
        variable: 'REDIS_URL',
        isSecret: true,
      }),
    ),
    nodePassword: v.pipe(
      v.optional(sharedSecret),
      described({
        takes: 'SECRET',
        says: 'what these servers share; better in the variable: others see flags',
        isSecret: true,
      }),
    ),
    sharePort: v.pipe(
      v.optional(yesOrNo, 'no'),
      described({
        takes: 'yes|no',
        says: 'several servers of one crowd listen on one port of this machine',
        isSwitch: true,
      }),
    ),
    drain: v.pipe(
      v.optional(seconds(0, 86_400)),
      described({
        takes: 'SECONDS',
        says: 'calls may go on after SIGTERM; usual is 0, and 30 with --redis-url',
      }),
    ),
    metrics: v.pipe(
      v.optional(metricsAddress, 'none'),
      described({ takes: 'ADDRESS', says: '127.0.0.1:9464: totals for Prometheus there; or none' }),
    ),
    countCalls: v.pipe(
      v.optional(yesOrNo, 'no'),
      described({
        takes: 'yes|no',
        says: 'ask clients how their calls came about, for totals in --metrics',
        isSwitch: true,
      }),
    ),
    site: v.pipe(
      v.optional(path, builtSite),
      described({ takes: 'FOLDER', says: 'the built page' }),
    ),
    contact: v.pipe(
      v.optional(contact),
      described({
        takes: 'ADDRESS',
        says: 'abuse@chat.example or a page: where people reach you',
      }),
    ),
    adsTotals: v.pipe(
      v.optional(path),
      described({
        takes: 'FILE',
        says: 'keep the rounded totals of ads there; else in memory alone',
      }),
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
    flagThreshold: v.pipe(
      v.optional(wholeNumber(1, 64), defaultOptions.moderation.flagThreshold),
      described({ takes: 'NUMBER', says: 'networks whose flags end a session' }),
    ),
    minShared: v.pipe(
      v.optional(seconds(0, 60), defaultOptions.moderation.minSharedMs / 1_000),
      described({ takes: 'SECONDS', says: 'who leaves sooner has a flag that counts for nothing' }),
    ),
    flagPause: v.pipe(
      v.optional(seconds(0, 3_600), defaultOptions.moderation.pauseMs / 1_000),
      described({ takes: 'SECONDS', says: 'how long to stay away when no block is due' }),
    ),
    blockSeconds: v.pipe(
      v.optional(blockSeconds, [...defaultBlockSeconds]),
      described({ takes: 'SECONDS', says: 'of the first block, the second ...: 900,3600,14400' }),
    ),
    blockShare: v.pipe(
      v.optional(wholeNumber(0, 100), 100 * defaultOptions.moderation.blockShare),
      described({ takes: 'PERCENT', says: 'of the networks it met must flag one to block it' }),
    ),
    flagsPerNetwork: v.pipe(
      v.optional(wholeNumber(1, 1_000_000), defaultOptions.moderation.flagsPerVoice),
      described({ takes: 'NUMBER', says: 'flags from one network that count in ten minutes' }),
    ),
    matchesPerMinute: v.pipe(
      v.optional(wholeNumber(1, 1_000_000), defaultOptions.moderation.matchesPerMinute),
      described({ takes: 'NUMBER', says: 'of one network, that cost no work' }),
    ),
    workBits: v.pipe(
      v.optional(wholeNumber(0, maxWorkBits), defaultOptions.moderation.workBits),
      described({ takes: 'BITS', says: 'of proof of work at the normal level; 0: never any' }),
    ),
    calmPerSecond: v.pipe(
      v.optional(wholeNumber(1, 1_000_000), defaultOptions.moderation.calmPerSecond),
      described({ takes: 'NUMBER', says: 'sockets, or joins, of everybody that are no stress' }),
    ),
    trustNetwork: v.pipe(
      v.optional(networks, []),
      described({ takes: 'RANGE', says: '192.0.2.0/24: never blocked as a network; repeatable' }),
    ),
    denyNetwork: v.pipe(
      v.optional(networks, []),
      described({ takes: 'RANGE', says: 'nobody comes in from there; repeatable' }),
    ),
    matching: v.pipe(
      v.optional(v.picklist(['on', 'paused'], 'on or paused'), 'on'),
      described({ takes: 'STATE', says: 'on, or paused: nobody is matched, calls go on' }),
    ),
  }),
  v.check(
    ({ tlsCert, tlsKey }) => (tlsCert === undefined) === (tlsKey === undefined),
    '--tls-cert and --tls-key go together: give both, or neither.',
  ),
  v.check(
    ({ lan, tlsCert }) => !lan || tlsCert === undefined,
    '--lan makes a certificate of its own: leave --tls-cert and --tls-key out, or --lan.',
  ),
  v.check(
    ({ relayUrl, relaySecret }) => relayUrl.length > 0 === (relaySecret !== undefined),
    '--relay-url and --relay-secret go together: give both, or neither.',
  ),
  v.check(
    ({ redisUrl, nodePassword }) => (redisUrl === undefined) === (nodePassword === undefined),
    '--redis-url and --node-password go together: give both, or neither.',
  ),
  v.check(
    ({ redisUrl, sharePort }) => !sharePort || redisUrl !== undefined,
    '--share-port is for servers that are one crowd: give --redis-url as well, or leave it out.',
  ),
  v.check(
    ({ relay, relayUrl }) => relay !== 'never' || relayUrl.length === 0,
    '--relay=never and --relay-url contradict each other: give one of them.',
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
  readonly isSecret: boolean;
  readonly isSwitch: boolean;
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
    isList: lists.has(name),
    isSecret: words.isSecret === true,
    isSwitch: words.isSwitch === true,
    default: schema.default,
  };
});
