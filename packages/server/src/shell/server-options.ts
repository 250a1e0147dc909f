import type { ModerationOptions } from '../core/moderation/moderation-options.ts';
import type { DoorOptions } from './door-limits.ts';
import type { Log } from './log.ts';
import type { MetricsAddress } from './metrics-listener.ts';
import type { OperatorContact } from './operator-contact.ts';
import type { NetworkRanges } from './origins.ts';
import type { CrowdOptions } from './redis/crowd.ts';
import type { RelayOptions } from './relay.ts';
import type { StunPorts } from './stun.ts';
import type { TlsFileNames, TlsFiles } from './tls-files.ts';

/** Files, which may be renewed, or what was made for this one run. */
type TlsSource =
  | ({ readonly kind: 'files' } & TlsFileNames)
  | ({ readonly kind: 'memory' } & TlsFiles);

/** What an operator decides; the command line has a default for each. */
export interface ServerOptions extends DoorOptions, RelayOptions {
  /** `localhost`, or an IP address; see `listenAddresses`. */
  readonly host: string;
  /** 0 is any free port. */
  readonly port: number;
  /** Origins whose pages may open sockets, besides those of this machine; the first is the site's own. */
  readonly origins: readonly string[];
  readonly stunPorts: StunPorts;
  readonly tls: TlsSource | undefined;
  /** Further hosts that the server goes by: their pages are its own. */
  readonly alsoAt: readonly string[];
  /** The folder of the built page. */
  readonly site: string;
  /** How people reach the operator; the pages name it. */
  readonly contact?: OperatorContact | undefined;
  /** A file that totals of ads are kept in; without one they end with the process. */
  readonly adsTotals: string | undefined;
  readonly resumeWindowMs: number;
  readonly relaxAfterMs: number;
  readonly moderation: ModerationOptions;
  /** Undefined: totals are shown nowhere but at /healthz. */
  readonly metrics: MetricsAddress | undefined;
  /** Clients are asked how their calls came about, for totals. */
  readonly countCalls: boolean;
  /** Undefined: this process is all there is. */
  readonly crowd: CrowdOptions | undefined;
  /** How long calls may go on once it is told to stop; 0: it ends at once. */
  readonly drainMs: number;
  /** Other servers of this machine listen on the same port. */
  readonly sharePort: boolean;
  readonly version: string;
  readonly networks: NetworkRanges;
  /** Nobody is matched. */
  readonly isPaused: boolean;
  readonly log: Log;
}

/** What can be changed while it runs. */
export type RunningOptions = Pick<ServerOptions, 'networks' | 'isPaused'>;
