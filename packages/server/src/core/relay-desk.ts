import { relayPassSeconds } from '@passerby/protocol/limits';
import type { RelayOffer, ServerMessage } from '@passerby/protocol/server-messages';
import { mintRelayPass, type RelayPassPorts } from './relay-pass.ts';

export type RelayAnswer = Extract<ServerMessage, { type: 'Relay' }>;

/** A relay as its desk sees it. */
export interface Relay extends Pick<RelayPassPorts, 'sign'> {
  /** On the host of this server, over UDP and TCP; 0 for none. */
  readonly port: number;
  /** On the host of this server, over TLS; 0 for none. */
  readonly tlsPort: number;
  /** Elsewhere: URLs in ASCII, one to a line. */
  readonly urls: Uint8Array;
  /** Whether it is there right now. */
  isUp(): boolean;
}

export interface RelayDeskPorts extends Pick<RelayPassPorts, 'randomBytes'> {
  /** Whether a network may have one pass more; it is counted. */
  mayHavePass(network: number, now: number): boolean;
  unixSeconds(): number;
}

/** Who may use a relay, and with which name and password (SPEC N2, N3, N5). */
export class RelayDesk {
  constructor(
    /** `always`: nobody is to meet directly, not even while the relay is away. */
    private readonly policy: RelayOffer,
    private readonly relay: Relay | undefined,
    private readonly ports: RelayDeskPorts,
  ) {}

  /** What a client is told as it comes in. */
  offer(): RelayOffer {
    return this.policy === 'choice' && !this.relay?.isUp() ? 'none' : this.policy;
  }

  /** A pass, or the answer that there is none now. Whoever has sent it wipes its bytes. */
  answer(network: number, now: number): RelayAnswer {
    const { relay, ports } = this;
    if (this.policy === 'none' || !relay?.isUp() || !ports.mayHavePass(network, now))
      return noRelay;
    const sign = (name: Uint8Array) => relay.sign(name);
    const pass = mintRelayPass({ randomBytes: ports.randomBytes, sign }, ports.unixSeconds());
    const { port, tlsPort, urls } = relay;
    return { type: 'Relay', seconds: relayPassSeconds, port, tlsPort, ...pass, urls };
  }
}

const noBytes = new Uint8Array(0);
const noRelay: RelayAnswer = {
  type: 'Relay',
  seconds: 0,
  port: 0,
  tlsPort: 0,
  username: noBytes,
  credential: noBytes,
  urls: noBytes,
};
