import type { CloseCode } from '@passerby/protocol/close-codes';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import type { CrowdPorts } from './cluster/crowd-ports.ts';
import type { SocketId } from './member.ts';
import type { Moderation } from './moderation/moderation.ts';
import type { ProofOfWork } from './moderation/proof-of-work.ts';
import type { PairKeyPorts } from './pair-keys.ts';
import type { RelayDesk } from './relay-desk.ts';

/** What the switchboard has of the world outside. */
export interface SwitchboardPorts extends PairKeyPorts {
  /** Must have encoded the message before it returns: its bytes may be wiped right after. */
  send(socket: SocketId, message: ServerMessage): void;
  /** Nothing more is expected of this socket; `closed` for it is ignored. */
  close(socket: SocketId, code: CloseCode): void;
  /** 31 random bits: a number that the engine keeps as it is. */
  randomId(): number;
  readonly moderation: Moderation;
  readonly work: ProofOfWork;
  readonly relay: Pick<RelayDesk, 'offer' | 'answer'>;
  /** Undefined: this process is all there is. */
  readonly crowd?: CrowdPorts | undefined;
}

export interface SwitchboardOptions {
  readonly helloTimeoutMs: number;
  readonly resumeWindowMs: number;
  /** More sessions without a socket than this, and the one that was lost first is given up. */
  readonly mostLingering: number;
  readonly relaxAfterMs: number;
  readonly presenceEveryMs: number;
  readonly stunPorts: readonly number[];
  readonly minSharedMs: number;
  /** Whether clients are asked how their calls came about. */
  readonly countsCalls: boolean;
}
