import {
  type CallWay,
  callWays,
  type FlagReason,
  flagReasons,
} from '@passerby/protocol/client-messages';
import { type CloseCode, closeCodes } from '@passerby/protocol/close-codes';
import { firstFrameGroupsMs } from '@passerby/protocol/limits';
import { type SinceStart, waitGroups } from '../core/since-start.ts';
import type { Health } from './counters.ts';

/** All that a scrape can show, rounded before it came here. */
export interface MetricFacts {
  readonly version: string;
  readonly health: Health;
  readonly since: SinceStart;
  readonly isPaused: boolean;
  /** Whether clients are asked how their calls came about. */
  readonly countsCalls: boolean;
  /** Undefined: none was wanted, or none is there to be had. */
  readonly isRelayUp: boolean | undefined;
  /** Undefined without a certificate. */
  readonly certificateEndsAt: number | undefined;
  readonly startedAt: number;
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
}

type Sample = readonly [suffix: string, value: number];

/** One metric: what it is, and why it tells nothing of anyone. The page for operators is made of it. */
export interface Metric {
  readonly name: string;
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly help: string;
  readonly why: string;
  samples(facts: MetricFacts): readonly Sample[];
}

const eighths = 'A multiple of 8, rounded up: nobody can be counted in or out.';
const machine = 'About the server, not about who uses it.';

const plain = (value: number): readonly Sample[] => [['', value]];
const codes = Object.keys(closeCodes) as CloseCode[];
const reasons = Object.keys(flagReasons) as FlagReason[];
const ways = Object.keys(callWays) as CallWay[];
const endsSeconds = firstFrameGroupsMs.map((ms) => ms / 1_000);

export const metrics: readonly Metric[] = [
  {
    name: 'passerby_sessions',
    type: 'gauge',
    help: 'Sessions there are, those included that may come back',
    why: eighths,
    samples: ({ health }) => plain(health.sessions),
  },
  {
    name: 'passerby_waiting',
    type: 'gauge',
    help: 'Sessions that look for somebody',
    why: eighths,
    samples: ({ health }) => plain(health.waiting),
  },
  {
    name: 'passerby_pairs',
    type: 'gauge',
    help: 'Pairs that are together',
    why: eighths,
    samples: ({ health }) => plain(health.pairs),
  },
  {
    name: 'passerby_sessions_total',
    type: 'counter',
    help: 'Sessions that began',
    why: eighths,
    samples: ({ since }) => plain(since.sessions),
  },
  {
    name: 'passerby_pairs_total',
    type: 'counter',
    help: 'Pairs that were made',
    why: eighths,
    samples: ({ since }) => plain(since.pairs),
  },
  {
    name: 'passerby_never_connected_total',
    type: 'counter',
    help: 'Pairs of which one side said that no connection came about',
    why: `${eighths} Clients say it to be matched well, as part of Next; nothing is reported for this.`,
    samples: ({ since }) => plain(since.neverConnected),
  },
  {
    name: 'passerby_relay_passes_total',
    type: 'counter',
    help: 'Passwords for the relay that were handed out',
    why: `${eighths} Whether and how long a pass was used the server does not know.`,
    samples: ({ since }) => plain(since.relayPasses),
  },
  {
    name: 'passerby_wait_seconds',
    type: 'histogram',
    help: 'How long those who were matched had waited',
    why: `${eighths} Five groups, and no time of any one of them.`,
    samples: ({ since }) => [
      ...since.waits.map((count, i): Sample => [`_bucket{le="${waitGroups[i] ?? '+Inf'}"}`, count]),
      ['_sum', since.waitedSeconds],
      ['_count', since.waits.at(-1) ?? 0],
    ],
  },
  {
    name: 'passerby_calls_total',
    type: 'counter',
    help: 'How pairs came about, told by each of the two: direct, relayed, none; only with --count-calls',
    why: `${eighths} One word of three, once for each pairing, added up and forgotten.`,
    samples: ({ since, countsCalls }) =>
      countsCalls ? ways.map((way): Sample => [`{way="${way}"}`, since.calls[way]]) : [],
  },
  {
    name: 'passerby_first_frames_total',
    type: 'counter',
    help: 'First pictures (without cameras: connections) within so many seconds of the match; only with --count-calls',
    why: `${eighths} Clients name one of six groups and no time.`,
    samples: ({ since, countsCalls }) =>
      countsCalls
        ? since.firstFrames.map(
            (count, i): Sample => [`{within="${endsSeconds[i] ?? 'any'}"}`, count],
          )
        : [],
  },
  {
    name: 'passerby_closes_total',
    type: 'counter',
    help: 'Sockets that the server closed, by the code from the table of the protocol',
    why: `${eighths} The codes are a closed list.`,
    samples: ({ health }) => codes.map((code) => [`{code="${code}"}`, health.closes[code]]),
  },
  {
    name: 'passerby_flags_total',
    type: 'counter',
    help: 'Flags, by reason',
    why: `${eighths} A flag has a reason and nothing else.`,
    samples: ({ health }) =>
      reasons.map((reason) => [`{reason="${reason}"}`, health.moderation.flags[reason]]),
  },
  {
    name: 'passerby_terminations_total',
    type: 'counter',
    help: 'Sessions that flags ended',
    why: eighths,
    samples: ({ health }) => plain(health.moderation.ended),
  },
  {
    name: 'passerby_blocks',
    type: 'gauge',
    help: 'Networks that are blocked now',
    why: `${eighths} Which ones nobody can say: they are known by keyed hashes, and the keys end with them.`,
    samples: ({ health }) => plain(health.moderation.blocks),
  },
  {
    name: 'passerby_matching_paused',
    type: 'gauge',
    help: '1 while the operator has paused matching',
    why: machine,
    samples: ({ isPaused }) => plain(Number(isPaused)),
  },
  {
    name: 'passerby_relay_up',
    type: 'gauge',
    help: '1 while the relay beside the server answers; not there without a relay',
    why: machine,
    samples: ({ isRelayUp }) => (isRelayUp === undefined ? [] : plain(Number(isRelayUp))),
  },
  {
    name: 'passerby_certificate_end_seconds',
    type: 'gauge',
    help: 'When the certificate ends, in seconds since 1970; not there without one',
    why: 'It stands in the certificate, which everybody is shown.',
    samples: ({ certificateEndsAt }) =>
      certificateEndsAt === undefined ? [] : plain(Math.floor(certificateEndsAt / 1_000)),
  },
  {
    name: 'passerby_build_info',
    type: 'gauge',
    help: 'Always 1; the version is a label',
    why: machine,
    samples: ({ version }) => [[`{version="${version}"}`, 1]],
  },
  {
    name: 'process_start_time_seconds',
    type: 'gauge',
    help: 'When the process started, in seconds since 1970',
    why: machine,
    samples: ({ startedAt }) => plain(Math.floor(startedAt / 1_000)),
  },
  {
    name: 'process_cpu_seconds_total',
    type: 'counter',
    help: 'CPU time that was used',
    why: 'Whole seconds: tens of thousands of frames go into one.',
    samples: ({ cpuSeconds }) => plain(Math.floor(cpuSeconds)),
  },
  {
    name: 'process_resident_memory_bytes',
    type: 'gauge',
    help: 'Memory that is in use',
    why: 'Multiples of 8 MiB, rounded up: thousands of sessions go into one.',
    samples: ({ memoryBytes }) => plain(Math.ceil(memoryBytes / memoryStep) * memoryStep),
  },
];

const memoryStep = 8 * 1024 * 1024;

/** The text that Prometheus reads (exposition format 0.0.4). */
export function renderMetrics(facts: MetricFacts): string {
  return metrics
    .map((metric) => ({ ...metric, given: metric.samples(facts) }))
    .filter(({ given }) => given.length > 0)
    .map(({ name, type, help, given }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...given.map(([suffix, value]) => `${name}${suffix} ${value}`),
        '',
      ].join('\n'),
    )
    .join('');
}
