import type { Role } from '@passerby/protocol/server-messages';
import { type Deadline, Deadlines } from '../deadlines.ts';
import type { Member } from '../member.ts';
import type { NetworkId } from '../moderation/network-table.ts';
import { createPairKeys, type PairKeyPorts } from '../pair-keys.ts';
import type { Kept } from '../parking.ts';
import type { Pair } from '../pool.ts';
import type { PairKeys, SessionEvent, Side, Waiting } from '../session.ts';
import { keyBytesOf, pairingIn } from '../session-effects.ts';
import { type NodeId, type SessionId, sharedTags, type Ticket } from '../ticket.ts';
import type { CrowdPorts } from './crowd-ports.ts';
import type { NodeMessage } from './node-messages.ts';
import type { Seated } from './pool-index.ts';
import { SharedModeration, type SharedModerationPorts } from './shared-moderation.ts';
import { SharedPool } from './shared-pool.ts';

/** What the border asks of the sessions of this node. */
export interface BorderPorts extends PairKeyPorts, SharedModerationPorts {
  met(pair: Pair, now: number): void;
  /** What was parked here has served. */
  unpark(parked: Kept): void;
  /** One of ours is about to be told of its partner on another node. */
  meets(own: Member, ticket: Ticket, stranger: Stranger, now: number): void;
  dispatch(member: Member, event: SessionEvent, now: number): void;
}

/** A partner on another node, as far as flags and conduct need to know. */
export interface Stranger {
  readonly node: NodeId;
  readonly session: SessionId;
  readonly ticket: number;
  readonly network: NetworkId;
  readonly sharedInterest: boolean;
}

/** Somebody elsewhere was asked for; until the answer, ours waits and is promised to them alone. */
interface Offered {
  readonly number: number;
  readonly ticket: Ticket;
  readonly stranger: Seated;
  readonly generation: number;
  readonly keys: PairKeys;
  readonly until: Deadline<SessionId>;
}

type Introduction = Extract<NodeMessage, { type: 'Offer' | 'Accept' }>;

/** An answer crosses two networks and one Redis. */
const offerMs = 1_500;

/**
 * Pairs across nodes (SPEC K3-K6): offers ours to theirs, answers their offers, hands frames of living
 * pairs over, and lets nothing in that is not from the partner of now.
 */
export class Border {
  readonly pool: SharedPool;
  readonly moderation: SharedModeration;
  #offersMade = 0;
  readonly #offers = new Map<SessionId, Offered>();
  readonly #waiting = new Deadlines<SessionId>(offerMs);

  /** Offers to other nodes that are not answered yet. */
  get size(): number {
    return this.#offers.size;
  }

  constructor(
    private readonly crowd: CrowdPorts,
    private readonly ports: BorderPorts,
    relaxAfterMs: number,
  ) {
    this.moderation = new SharedModeration(crowd, ports);
    this.pool = new SharedPool(
      {
        index: crowd.index,
        met: (pair) => ports.met(pair, crowd.clock()),
        found: (ticket, stranger) => this.#offer(ticket, stranger),
        release: ({ node, session, number }) =>
          crowd.send(node, {
            type: 'Release',
            session,
            ticket: number,
            fromSession: 0,
            fromTicket: 0,
          }),
      },
      relaxAfterMs,
      crowd.clock,
    );
  }

  /** What was said in a session of ours, to its partner elsewhere. */
  tell(from: SessionId, to: Side, event: SessionEvent): void {
    if (to.abroad === undefined) return;
    const sides = {
      session: to.session,
      ticket: to.ticket,
      fromSession: from,
      fromTicket: to.abroad.ownTicket,
    };
    if (event.type === 'partnerSignal') {
      this.crowd.send(to.abroad.node, { type: 'Signal', ...sides, blob: event.blob });
    } else if (event.type === 'partnerLeft') {
      this.crowd.send(to.abroad.node, { type: 'Left', ...sides, why: event.why });
    }
  }

  /** A message from another node, which is who it says it is. Its bytes hold until this returns. */
  heard(node: NodeId, message: NodeMessage, now: number): void {
    switch (message.type) {
      case 'Offer':
        this.#offered(node, message, now);
        return;
      case 'Accept':
        this.#accepted(node, message, now);
        return;
      case 'Decline': {
        const offer = this.#offerTo(node, message);
        if (offer === undefined) return;
        this.#close(offer);
        this.pool.again(offer.ticket.session, offer.ticket.number, now);
        return;
      }
      case 'Release':
        this.pool.released(message.session, message.ticket, now);
        return;
      case 'Signal': {
        const { ticket, blob } = message;
        const member = this.#partnerOf(node, message);
        if (member) this.ports.dispatch(member, { type: 'partnerSignal', ticket, blob }, now);
        else this.#sayLeft(node, message, 'lost');
        return;
      }
      case 'Left': {
        const { ticket, why } = message;
        const member = this.#partnerOf(node, message);
        if (member) this.ports.dispatch(member, { type: 'partnerLeft', ticket, why }, now);
        return;
      }
      default:
        this.moderation.heard(node, message, now);
    }
  }

  /** A node's lease is over. Whoever was with one of its sessions has lost them, and no call ends by that. */
  gone(node: NodeId, now: number): void {
    for (const offer of [...this.#offers.values()]) {
      if (offer.stranger.node === node) this.#giveUp(offer, now);
    }
    for (const member of [...this.ports.members.values()]) {
      const pairing = pairingIn(member.session);
      if (pairing?.partner.abroad?.node !== node) continue;
      this.ports.dispatch(
        member,
        { type: 'partnerLeft', ticket: pairing.ticket, why: 'lost' },
        now,
      );
    }
  }

  sweep(now: number): void {
    this.#waiting.sweep(now, (session) => {
      const offer = this.#offers.get(session);
      if (offer) this.#giveUp(offer, now);
    });
  }

  #offer(ticket: Ticket, stranger: Seated): void {
    const now = this.crowd.clock();
    const before = this.#offers.get(ticket.session);
    if (before) this.#takeBack(before);
    const member = this.ports.members.get(ticket.session);
    const waiting = waitingOf(member, ticket.number);
    // The pool has nobody who does not wait; should it be wrong, the stranger must not pay for it.
    if (member === undefined || waiting === undefined) return;
    const [keys, theirs] = createPairKeys(this.ports);
    this.#offersMade = (this.#offersMade + 1) >>> 0;
    this.#offers.set(ticket.session, {
      number: this.#offersMade,
      ticket,
      stranger,
      generation: waiting.parked.generation,
      keys,
      until: this.#waiting.set(ticket.session, now),
    });
    this.crowd.send(stranger.node, {
      type: 'Offer',
      session: stranger.session,
      ticket: stranger.number,
      offer: this.#offersMade,
      ...theirs,
      ...this.#introduce(member, ticket, waiting),
    });
    wipe(keyBytesOf(theirs));
  }

  #offered(node: NodeId, offer: Extract<NodeMessage, { type: 'Offer' }>, now: number): void {
    const { session, ticket: number, offer: offerNumber, fromSession, fromTicket } = offer;
    const ticket = this.pool.promise(session, number);
    const member = this.ports.members.get(session);
    const waiting = waitingOf(member, number);
    if (ticket === undefined || member === undefined || waiting === undefined) {
      const answer = { session: fromSession, ticket: fromTicket } as const;
      const own = { fromSession: session, fromTicket: number } as const;
      this.crowd.send(node, { type: 'Decline', ...answer, ...own, offer: offerNumber });
      return;
    }
    this.crowd.send(node, {
      type: 'Accept',
      session: fromSession,
      ticket: fromTicket,
      offer: offerNumber,
      ...this.#introduce(member, ticket, waiting),
    });
    const keys = { key: offer.key, partnerHash: offer.partnerHash };
    this.#meet({ node, member, ticket, theirs: offer, role: 'initiator', keys }, now);
  }

  #accepted(node: NodeId, accept: Extract<NodeMessage, { type: 'Accept' }>, now: number): void {
    const offer = this.#offerTo(node, accept);
    const isOurs = offer !== undefined && this.pool.isOffering(accept.session, accept.ticket);
    const member = this.ports.members.get(accept.session);
    const waiting = waitingOf(member, accept.ticket);
    const isAsOffered = isOurs && waiting?.parked.generation === offer.generation;
    if (member === undefined || !isAsOffered) {
      // Whoever was promised this session must not wait for a ghost.
      this.#sayLeft(node, accept, 'left');
      if (offer === undefined) return;
      this.#close(offer);
      // What was offered has been replaced meanwhile: it looks again, with what is parked now.
      if (isOurs) this.pool.again(accept.session, accept.ticket, now);
      return;
    }
    const { ticket, keys } = offer;
    this.pool.settle(accept.session);
    this.#meet({ node, member, ticket, theirs: accept, role: 'responder', keys }, now);
    this.#close(offer);
  }

  /** Hands one of ours what came for it, and keeps nothing. */
  #meet(
    given: {
      readonly node: NodeId;
      readonly member: Member;
      readonly ticket: Ticket;
      readonly theirs: Introduction;
      readonly role: Role;
      readonly keys: PairKeys;
    },
    now: number,
  ): void {
    const { node, member, ticket, theirs, role, keys } = given;
    const waiting = waitingOf(member, ticket.number);
    const shared = sharedTags(ticket.tags, theirs.tags);
    const session = theirs.fromSession;
    const network = this.crowd.findNetwork(theirs.networks, theirs.isExempt, now);
    const stranger = {
      node,
      session,
      ticket: theirs.fromTicket,
      network,
      sharedInterest: shared !== 0,
    };
    this.ports.meets(member, ticket, stranger, now);
    const { commitment, description, local, generation } = theirs;
    this.ports.dispatch(
      member,
      {
        type: 'matched',
        ticket: ticket.number,
        partner: { session, ticket: theirs.fromTicket, abroad: { node, ownTicket: ticket.number } },
        role,
        sharedTags: shared,
        theirs: { generation, commitment, description, local },
        showLocal: ticket.local && theirs.isLocal,
        keys,
      },
      now,
    );
    if (waiting) this.ports.unpark(waiting.parked);
  }

  #introduce(member: Member, ticket: Ticket, { parked }: Waiting) {
    const { generation, commitment, description } = parked;
    const { names, isExempt } = this.crowd.nameNetwork(member.origin.network);
    return {
      fromSession: member.id,
      fromTicket: ticket.number,
      isLocal: ticket.local,
      isExempt,
      tags: ticket.tags,
      networks: names,
      generation,
      commitment,
      description,
      // Nobody who cannot be on the same network may learn of it, another node included.
      local: ticket.local ? parked.local : noBytes,
    };
  }

  /**
   * The offer that a message from another node answers. One to the same stranger that was taken back before is
   * another: whoever took it has been told that ours left.
   */
  #offerTo(node: NodeId, answer: Sides & { readonly offer: number }): Offered | undefined {
    const offer = this.#offers.get(answer.session);
    if (offer?.number !== answer.offer || offer.ticket.number !== answer.ticket) return undefined;
    const { stranger } = offer;
    const isFromThem =
      stranger.node === node &&
      stranger.session === answer.fromSession &&
      stranger.number === answer.fromTicket;
    return isFromThem ? offer : undefined;
  }

  #giveUp(offer: Offered, now: number): void {
    this.#takeBack(offer);
    const { session, number } = offer.ticket;
    if (this.pool.isOffering(session, number)) this.pool.again(session, number, now);
  }

  /** They may have been promised ours already, by an answer that is lost or late. */
  #takeBack(offer: Offered): void {
    const { ticket, stranger } = offer;
    this.#close(offer);
    this.crowd.send(stranger.node, {
      type: 'Left',
      session: stranger.session,
      ticket: stranger.number,
      fromSession: ticket.session,
      fromTicket: ticket.number,
      why: 'left',
    });
  }

  #close(offer: Offered): void {
    this.#offers.delete(offer.ticket.session);
    this.#waiting.clear(offer.until);
    wipe(keyBytesOf(offer.keys));
  }

  /** The session that a message is for, if it comes from the partner that it has now. */
  #partnerOf(node: NodeId, { session, ticket, fromSession }: Sides): Member | undefined {
    const member = this.ports.members.get(session);
    const pairing = member && pairingIn(member.session);
    if (pairing?.ticket !== ticket || pairing.partner.abroad?.node !== node) return undefined;
    return pairing.partner.session === fromSession ? member : undefined;
  }

  #sayLeft(node: NodeId, to: Sides, why: 'left' | 'lost'): void {
    const sides = { session: to.fromSession, ticket: to.fromTicket };
    const own = { fromSession: to.session, fromTicket: to.ticket };
    this.crowd.send(node, { type: 'Left', ...sides, ...own, why });
  }
}

interface Sides {
  readonly session: SessionId;
  readonly ticket: number;
  readonly fromSession: SessionId;
  readonly fromTicket: number;
}

const noBytes = new Uint8Array(0);

function waitingOf(member: Member | undefined, number: number): Waiting | undefined {
  if (member?.session.state !== 'waiting') return undefined;
  return member.session.ticket === number ? member.session : undefined;
}

function wipe(all: readonly Uint8Array[]): void {
  for (const bytes of all) bytes.fill(0);
}
