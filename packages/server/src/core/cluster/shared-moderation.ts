import type { FlagReason } from '@passerby/protocol/client-messages';
import { type Member, tallyOf } from '../member.ts';
import type { Moderation } from '../moderation/moderation.ts';
import { type NetworkId, unknownNetwork } from '../moderation/network-table.ts';
import type { Pairing } from '../pairing.ts';
import type { NodeId, SessionId } from '../ticket.ts';
import type { CrowdPorts } from './crowd-ports.ts';
import type { NodeMessage } from './node-messages.ts';

/** What is asked of the sessions of this node. */
export interface SharedModerationPorts {
  readonly members: ReadonlyMap<SessionId, Member>;
  readonly moderation: Moderation;
  /** Flags have ended it. */
  terminate(member: Member, reason: FlagReason, seconds: number, now: number): void;
  /** Some network has been blocked: those on it who are in no call are to go. */
  sendAway(now: number): void;
}

type Crowd = Pick<CrowdPorts, 'send' | 'broadcast' | 'nameNetwork' | 'findNetwork' | 'nameOf'>;
type OfModeration = Extract<
  NodeMessage,
  { type: 'Flagged' | 'NotReached' | 'Block' | 'Lift' | 'Greet' | 'Key' }
>;

const wholeWeight = 65_535;
/** A node that lacks a key asks for it this often at most. */
const greetAgainMs = 10_000;

/**
 * Moderation across nodes (SPEC K10): a flag is weighed where the reporter is and counted where the accused
 * is; a block holds everywhere. Tallies stay with the node of the accused.
 */
export class SharedModeration {
  #greetedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly crowd: Crowd,
    private readonly ports: SharedModerationPorts,
  ) {}

  /** One of ours flags somebody on another node. */
  flag(own: SessionId, node: NodeId, pairing: Pairing, reason: FlagReason, weight: number): void {
    this.crowd.send(node, {
      type: 'Flagged',
      ...sidesOf(own, pairing),
      reason,
      weight: Math.round(weight * wholeWeight),
      sharedInterest: pairing.sharedInterest,
      networks: this.crowd.nameNetwork(pairing.partnerNetwork).names,
      reporter: this.crowd.nameNetwork(pairing.ownNetwork).names,
    });
  }

  /** One of ours could not connect with somebody on another node. */
  notReached(own: SessionId, node: NodeId, pairing: Pairing): void {
    this.crowd.send(node, { type: 'NotReached', ...sidesOf(own, pairing) });
  }

  /** Something has happened to a network: every node is to know whether it is away. */
  shareBlocks(network: NetworkId, now: number): void {
    this.#tellBlocks(network, now, (message) => this.crowd.broadcast(message));
  }

  lift(): void {
    this.crowd.broadcast({ type: 'Lift', agoMs: 0 });
  }

  /** Tells a node that may have missed it what holds: the last lift, which ends what came before it, then blocks. */
  tell(node: NodeId, now: number): void {
    const agoMs = this.ports.moderation.liftedMsAgo(now);
    if (agoMs !== undefined) this.crowd.send(node, { type: 'Lift', agoMs: Math.ceil(agoMs) });
    this.#tellBlocks(undefined, now, (block) => this.crowd.send(node, block));
  }

  heard(node: NodeId, message: OfModeration, now: number): void {
    switch (message.type) {
      case 'Flagged':
        this.#flagged(node, message, now);
        return;
      case 'NotReached': {
        const [member, pairing] = this.#accused(node, message);
        const conduct = member?.record?.conduct;
        if (pairing) this.ports.moderation.wasNotReached(pairing.ownNetwork, conduct, now);
        return;
      }
      case 'Block': {
        const network = this.crowd.findNetwork(message.network, false, now);
        if (network === unknownNetwork) {
          this.#greet(node, now);
          return;
        }
        this.ports.moderation.takeBlock({ network, state: message }, now);
        this.ports.sendAway(now);
        return;
      }
      case 'Lift':
        this.ports.moderation.liftAll(now, message.agoMs);
        return;
      case 'Greet':
        this.tell(node, now);
        return;
      case 'Key':
        return;
      default:
        message satisfies never;
    }
  }

  #flagged(node: NodeId, flag: Extract<NodeMessage, { type: 'Flagged' }>, now: number): void {
    const { moderation } = this.ports;
    const [member, pairing] = this.#accused(node, flag);
    // Whoever has gone, or dropped its socket in time, had a network all the same.
    const accusedNetwork = pairing?.ownNetwork ?? this.crowd.findNetwork(flag.networks, false, now);
    // It has gone, and nothing that is known here is called so.
    if (accusedNetwork === unknownNetwork) return;
    // By what it is called now: since they met, in a long call, it may have been forgotten here.
    const reporter = this.crowd.findNetwork(flag.reporter, false, now);
    const { ends, seconds, blocks } = moderation.weighOn(
      {
        accusedNetwork,
        reporterNetwork:
          reporter === unknownNetwork ? (pairing?.partnerNetwork ?? reporter) : reporter,
        accusedTally: pairing && member && tallyOf(member),
        sharedInterest: flag.sharedInterest,
      },
      flag.weight / wholeWeight,
      now,
    );
    if (ends && member) this.ports.terminate(member, flag.reason, seconds, now);
    if (blocks) this.ports.sendAway(now);
    if (ends || blocks) this.shareBlocks(accusedNetwork, now);
  }

  /** A key did not arrive: it is asked for, and its blocks come with it. Not at each name that another has no key for. */
  #greet(node: NodeId, now: number): void {
    if (now - this.#greetedAt < greetAgainMs) return;
    this.#greetedAt = now;
    this.crowd.send(node, { type: 'Greet' });
  }

  /** The session that a word from another node is about, and the pairing that it is about. */
  #accused(
    node: NodeId,
    sides: {
      readonly session: SessionId;
      readonly ticket: number;
      readonly fromSession: SessionId;
    },
  ): readonly [Member | undefined, Pairing | undefined] {
    const member = this.ports.members.get(sides.session);
    const pairing = member?.record?.pairings.find(
      ({ ticket, partner, abroad }) =>
        ticket === sides.ticket && partner === sides.fromSession && abroad === node,
    );
    return pairing ? [member, pairing] : [undefined, undefined];
  }

  #tellBlocks(
    of: NetworkId | undefined,
    now: number,
    tell: (block: Extract<NodeMessage, { type: 'Block' }>) => void,
  ): void {
    for (const { network, state } of this.ports.moderation.blocks(of, now)) {
      const name = this.crowd.nameOf(network);
      if (name === undefined) continue;
      const { strikes, leftMs, pausedMs, ageMs } = state;
      tell({
        type: 'Block',
        network: name,
        strikes: Math.min(strikes, 255),
        leftMs: Math.ceil(leftMs),
        pausedMs: Math.ceil(pausedMs),
        ageMs: Math.floor(ageMs),
      });
    }
  }
}

const sidesOf = (own: SessionId, pairing: Pairing) => ({
  session: pairing.partner,
  ticket: pairing.partnerTicket,
  fromSession: own,
  fromTicket: pairing.ticket,
});
