import type { FlagReason } from '@passerby/protocol/client-messages';
import { avoidedPartners } from '@passerby/protocol/limits';
import { append } from './append.ts';
import type { Stranger } from './cluster/border.ts';
import { Deadlines } from './deadlines.ts';
import { type Member, recordOf, type SessionRecord, tallyOf } from './member.ts';
import type { FlagVerdict, Moderation } from './moderation/moderation.ts';
import type { NetworkId } from './moderation/network-table.ts';
import {
  flaggable,
  flaggableForMs,
  flaggablePairings,
  type Pairing,
  type PairingEnd,
} from './pairing.ts';
import type { NodeId, SessionId } from './ticket.ts';

/** Sessions that one session may keep away from itself: beyond this the oldest are met again. */
const maxFlagged = 256;
/** A pairing that is over sooner than this was a glance. */
const quickMs = 5_000;

/** One side of a pair that is being made. */
interface PairSide {
  readonly member: Member;
  readonly ticket: number;
}

/** What came of a flag; for somebody on another node that is to be found out there. */
export type Accused =
  | { readonly session: SessionId; readonly network: NetworkId; readonly verdict: FlagVerdict }
  | { readonly abroad: NodeId; readonly pairing: Pairing; readonly weight: number };

/**
 * From a `Flag` frame to what follows from it (SPEC A1, A5, A16): which pairing is meant, whether it
 * may still be flagged, whether it counts. What it then weighs is for `Moderation`.
 */
export class FlagDesk {
  readonly #forgetting: Readonly<Record<PairingEnd['who'], Deadlines<SessionId>>> = {
    own: new Deadlines(flaggableForMs.own),
    partner: new Deadlines(flaggableForMs.partner),
    lost: new Deadlines(flaggableForMs.lost),
  };

  constructor(
    private readonly moderation: Moderation,
    private readonly minSharedMs: number,
    private readonly members: ReadonlyMap<SessionId, Member>,
  ) {}

  /** Pairings that are over and can still be flagged. */
  get size(): number {
    const { own, partner, lost } = this.#forgetting;
    return own.size + partner.size + lost.size;
  }

  /** Two meet: each remembers what it would need to flag the other. */
  met(one: PairSide, two: PairSide, sharedInterest: boolean, now: number): void {
    this.#meets(one, two, sharedInterest, now);
    this.#meets(two, one, sharedInterest, now);
  }

  #meets(own: PairSide, theirs: PairSide, sharedInterest: boolean, now: number): void {
    const record = this.#note(own, here(theirs), { sharedInterest, reattached: false }, now);
    const { network } = own.member.origin;
    this.moderation.paired(network, theirs.member.origin.network, record.conduct, now);
  }

  /**
   * Two are together again who say that they were before. It is no pairing to moderation: accomplices
   * could thin out with it what they are flagged for.
   */
  metAgain(one: PairSide, two: PairSide, now: number): void {
    const how = { sharedInterest: false, reattached: true };
    this.#note(one, here(two), how, now);
    this.#note(two, here(one), how, now);
  }

  /** One of ours meets somebody of another node. */
  metAbroad(own: PairSide, stranger: Stranger, now: number): void {
    const { node, session, ticket, network, sharedInterest } = stranger;
    const partner = { id: session, ticket, network, abroad: node };
    const record = this.#note(own, partner, { sharedInterest, reattached: false }, now);
    this.moderation.paired(own.member.origin.network, network, record.conduct, now);
  }

  /** Nothing for a pairing that is not there, too old, or flagged already. */
  flag(reporter: Member, ticket: number, reason: FlagReason, now: number): Accused | undefined {
    const record = recordOf(reporter);
    const pairing = flaggable(record.pairings, now).find((one) => one.ticket === ticket);
    if (pairing === undefined || pairing.flagged) return undefined;
    pairing.flagged = true;
    record.flagged = append(record.flagged, pairing.partner, maxFlagged);
    const { ownNetwork, partnerNetwork, partner, abroad, sharedInterest } = pairing;
    const accused = this.#partnerIn(pairing);
    const facts = {
      reason,
      reporterNetwork: ownNetwork,
      accusedNetwork: partnerNetwork,
      reporterConduct: record.conduct,
      accusedTally: accused && tallyOf(accused),
      sharedInterest,
      counts: !pairing.reattached && this.#sawEnough(pairing, now),
    };
    if (abroad !== undefined) {
      return { abroad, pairing, weight: this.moderation.weighFlag(facts, now) };
    }
    const verdict = this.moderation.flag(facts, now);
    return { session: partner, network: partnerNetwork, verdict };
  }

  /** "Never connected" counts against the partner, once for each pairing. Returns it when it is for another node. */
  notReached(member: Member, now: number): Pairing | undefined {
    const pairing = flaggable(member.record?.pairings ?? [], now).at(-1);
    if (pairing === undefined || pairing.notReached || pairing.reattached) return undefined;
    pairing.notReached = true;
    if (pairing.abroad !== undefined) return pairing;
    const partner = this.#partnerIn(pairing)?.record?.conduct;
    this.moderation.wasNotReached(pairing.partnerNetwork, partner, now);
    return undefined;
  }

  /** Whether how the pairing of now came about is still to be counted; afterwards it is not. */
  mayCount(member: Member, ticket: number): boolean {
    const pairing = member.record?.pairings.at(-1);
    if (pairing?.ticket !== ticket || pairing.counted || pairing.reattached) return false;
    pairing.counted = true;
    return true;
  }

  /**
   * One side's pairing is over, by its own doing or as it is told. Who leaves somebody whose line is
   * away is left already, as far as we know.
   */
  ended(member: Member, told: 'left' | 'lost' | undefined, now: number): void {
    const record = recordOf(member);
    const pairing = record.pairings.at(-1);
    if (pairing === undefined || pairing.ended) return;
    const partner = this.#partnerIn(pairing);
    const isLeft = told === 'left' || partner?.session.state === 'lingering';
    const who = told === 'lost' ? 'lost' : isLeft ? 'partner' : 'own';
    const forgetting = this.#forgetting[who].set(member.id, now);
    pairing.ended = { at: now, who, forgetting };
    if (who === 'own' && now - pairing.since < quickMs && !pairing.reattached) {
      this.moderation.skippedQuickly(pairing.ownNetwork, record.conduct, now);
    }
  }

  /** Forgets pairings that cannot be flagged any more. */
  sweep(now: number): void {
    for (const forgetting of Object.values(this.#forgetting)) {
      forgetting.sweep(now, (session) => {
        const record = this.members.get(session)?.record;
        if (record) record.pairings = flaggable(record.pairings, now);
      });
    }
  }

  /** A session has gone, and its number with it. */
  forget(member: Member): void {
    for (const pairing of member.record?.pairings ?? []) this.#release(pairing);
  }

  #note(
    { member, ticket }: PairSide,
    partner: Met,
    how: Pick<Pairing, 'sharedInterest' | 'reattached'>,
    now: number,
  ): SessionRecord {
    member.avoided = append(member.avoided, partner.id, avoidedPartners);
    const record = recordOf(member);
    const pairing: Pairing = {
      ticket,
      partner: partner.id,
      partnerTicket: partner.ticket,
      abroad: partner.abroad,
      partnerNetwork: partner.network,
      ownNetwork: member.origin.network,
      since: now,
      sharedInterest: how.sharedInterest,
      reattached: how.reattached,
      ended: undefined,
      flagged: false,
      notReached: false,
      counted: false,
    };
    const before = record.pairings;
    record.pairings = append(before, pairing, flaggablePairings);
    for (const one of before) if (!record.pairings.includes(one)) this.#release(one);
    return record;
  }

  #release({ ended }: Pairing): void {
    if (ended) this.#forgetting[ended.who].clear(ended.forgetting);
  }

  /** Sessions of other nodes may have the number of one of ours. */
  #partnerIn({ partner, abroad }: Pairing): Member | undefined {
    return abroad === undefined ? this.members.get(partner) : undefined;
  }

  /** Only who leaves first must have stayed a moment: to flash and go must not be a way out. */
  #sawEnough({ since, ended }: Pairing, now: number): boolean {
    if (ended !== undefined && ended.who !== 'own') return true;
    return (ended?.at ?? now) - since >= this.minSharedMs;
  }
}

/** Whom somebody met, here or on another node. */
interface Met {
  readonly ticket: number;
  readonly id: SessionId;
  readonly network: NetworkId;
  readonly abroad: NodeId | undefined;
}

const here = ({ ticket, member: { id, origin } }: PairSide): Met => ({
  ticket,
  id,
  network: origin.network,
  abroad: undefined,
});
