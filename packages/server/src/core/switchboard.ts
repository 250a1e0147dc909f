import type { ClientMessage, FlagReason } from '@passerby/protocol/client-messages';
import { packRecord } from '@passerby/protocol/record-items';
import { Border, type Stranger } from './cluster/border.ts';
import type { CrowdPorts } from './cluster/crowd-ports.ts';
import { Deadlines } from './deadlines.ts';
import { Drain } from './drain.ts';
import { Entrance } from './entrance.ts';
import { FlagDesk } from './flag-desk.ts';
import { introductions } from './introduction.ts';
import type { InventoryCounts } from './inventory.ts';
import { Matchmaker } from './matchmaker.ts';
import type { Member, Origin, SocketId } from './member.ts';
import { createPairKeys } from './pair-keys.ts';
import { type Kept, Parking } from './parking.ts';
import type { Pair } from './pool.ts';
import { type Crowd, Presence } from './presence.ts';
import { Reception } from './reception.ts';
import { recordOfSession } from './record.ts';
import { ReunionDesk } from './reunion-desk.ts';
import type { Effect, PairKeys, Session, SessionEvent, Waiting } from './session.ts';
import { pairingIn, parkedReply } from './session-effects.ts';
import { step } from './session-step.ts';
import { Happenings, type SinceStart } from './since-start.ts';
import type { SwitchboardOptions, SwitchboardPorts } from './switchboard-ports.ts';
import { createTagIndex } from './tag-index.ts';
import { type SessionId, sharedTags, type Ticket } from './ticket.ts';

/** What there is right now, in exact numbers: round them before they leave the process. */
export interface Totals {
  readonly sessions: number;
  readonly waiting: number;
  readonly pairs: number;
}

type HeldBySwitchboard = Totals &
  Pick<InventoryCounts, 'newcomers' | 'lingering' | 'formerPairs' | 'reattaching' | 'offers'>;

/**
 * Where all sessions meet: it hands events to `step`, carries out the effects, and asks the
 * matchmaker. Pure: time, randomness and sending come in from outside.
 */
export class Switchboard {
  readonly #reception: Reception;
  readonly #members = new Map<SessionId, Member>();
  readonly #parking = new Parking();
  readonly #entrance: Entrance;
  /** Where this node touches others, if there can be any. */
  readonly border: Border | undefined;
  readonly #lingering: Deadlines<Member>;
  #paired = 0;
  readonly #reunionDesk: ReunionDesk;
  readonly #flagDesk: FlagDesk;
  readonly #presence: Presence;
  readonly #happenings = new Happenings();
  #drain: Drain | undefined;

  constructor(
    private readonly ports: SwitchboardPorts,
    private readonly options: SwitchboardOptions,
  ) {
    this.#reception = new Reception(
      {
        ...ports,
        began: (member) => {
          this.#happenings.welcomed();
          this.#presence.show(member);
        },
        resumed: (member, now) => this.#resumed(member, now),
      },
      options,
      this.#members,
    );
    this.border = ports.crowd && this.#openBorder(ports.crowd);
    this.#entrance = new Entrance(
      {
        moderation: ports.moderation,
        work: ports.work,
        pool: this.border?.pool ?? new Matchmaker(options.relaxAfterMs),
        indexTags: ports.crowd?.indexTags ?? createTagIndex(ports.randomBytes),
        challenge: ({ socket }, challenge) => {
          if (socket !== undefined) ports.send(socket, { type: 'Challenge', ...challenge });
        },
        met: (pair, now) => this.#introduce(pair, now),
      },
      this.#members,
    );
    this.#lingering = new Deadlines(options.resumeWindowMs);
    this.#reunionDesk = new ReunionDesk(ports.hash, this.#members);
    this.#flagDesk = new FlagDesk(ports.moderation, options.minSharedMs, this.#members);
    this.#presence = new Presence(
      options.presenceEveryMs,
      () => this.#everybody(),
      ({ socket }, here, waiting) => {
        if (socket !== undefined) ports.send(socket, { type: 'Presence', here, waiting });
      },
    );
  }

  totals(): Totals {
    return {
      sessions: this.#members.size,
      waiting: this.#entrance.waiting,
      pairs: this.#paired / 2,
    };
  }

  /** How much of each kind there is (SPEC Y3), in exact numbers. */
  held(): HeldBySwitchboard {
    return {
      ...this.totals(),
      newcomers: this.#reception.newcomers,
      lingering: this.#lingering.size,
      reattaching: this.#reunionDesk.size,
      formerPairs: this.#flagDesk.size,
      offers: this.border?.size ?? 0,
    };
  }

  /** On this node and on all others. */
  #everybody(): Crowd {
    const { sessions, waiting } = this.totals();
    const elsewhere = this.ports.crowd?.elsewhere();
    if (elsewhere === undefined) return { sessions, waiting };
    return {
      sessions: sessions + elsewhere.sessions,
      waiting: waiting + elsewhere.waiting,
    };
  }

  /** How many wishes are kept as bytes: of all who wait, with or without a socket. */
  get parked(): number {
    return this.#parking.size;
  }

  sinceStart(): SinceStart {
    return this.#happenings.totals();
  }

  /** The operator's word: nobody is matched until it is taken back. Calls go on. */
  pause(isPaused: boolean): void {
    this.#entrance.pause(isPaused || this.#drain !== undefined);
  }

  /**
   * From now on nobody is matched; whoever is in no call is sent on within `spreadMs`, and the others
   * when their call is over. There is no way back.
   */
  drain(spreadMs: number): void {
    this.pause(true);
    this.#reception.shut();
    this.#drain ??= new Drain(spreadMs, () => this.ports.randomId() / 2 ** 31);
  }

  opened(socket: SocketId, origin: Origin, now: number): void {
    this.#reception.opened(socket, origin, now);
  }

  received(socket: SocketId, message: ClientMessage, now: number): void {
    const member = this.#reception.speaker(socket);
    if (member) this.#dispatch(member, { type: 'frame', message }, now);
    else this.#reception.greet(socket, message, now);
  }

  /** `lost`: no close frame came, so the person may come back. */
  closed(socket: SocketId, how: 'closed' | 'lost', now: number): void {
    const member = this.#reception.closed(socket);
    if (member) this.#dispatch(member, { type: how }, now);
    if (this.#lingering.size > this.options.mostLingering) this.#giveUpOldest(now);
  }

  /** Does everything whose time has come. */
  sweep(now: number): void {
    this.#reception.sweep(now);
    this.#lingering.sweep(now, (member) => this.#dispatch(member, { type: 'expired' }, now));
    this.#reunionDesk.sweep(now, (member) => this.#dispatch(member, { type: 'missed' }, now));
    this.#entrance.sweep(now);
    this.border?.sweep(now);
    this.#flagDesk.sweep(now);
    this.#drain?.sweep(
      this.#members.values(),
      ({ session }) => isPaired(session),
      now,
      (member) => this.#dispatch(member, { type: 'sentOn' }, now),
    );
  }

  /** Tells a part of them how many are here; whether there are more to tell. */
  showPresence(now: number): boolean {
    return this.#presence.sweep(this.#members, now);
  }

  /** Of those whose line broke, who has been away for longest (SPEC R5). */
  #giveUpOldest(now: number): void {
    const oldest = this.#lingering.takeOldest();
    if (oldest) this.#dispatch(oldest, { type: 'expired' }, now);
  }

  #openBorder(crowd: CrowdPorts): Border {
    const { randomBytes, hash, moderation } = this.ports;
    const ports = {
      randomBytes,
      hash,
      moderation,
      terminate: (member: Member, reason: FlagReason, seconds: number, now: number) =>
        this.#dispatch(member, { type: 'terminated', reason, seconds }, now),
      sendAway: (now: number) => this.#sendAway(now),
      members: this.#members,
      met: (pair: Pair, now: number) => this.#introduce(pair, now),
      unpark: (parked: Kept) => this.#parking.wipe(parked),
      meets: (member: Member, ticket: Ticket, stranger: Stranger, now: number) => {
        this.#happenings.met([now - ticket.since]);
        this.#flagDesk.metAbroad({ member, ticket: ticket.number }, stranger, now);
      },
      dispatch: (member: Member, event: SessionEvent, now: number) =>
        this.#dispatch(member, event, now),
    };
    return new Border(crowd, ports, this.options.relaxAfterMs);
  }

  #resumed(member: Member, now: number): void {
    this.#presence.show(member);
    const { session } = member;
    this.#dispatch(member, { type: 'resumed' }, now);
    // What it was asked over the old socket, or answered, may be lost: else it would wait for ever.
    if (session.state === 'waiting') this.#entrance.remind(member, session.ticket, now);
  }

  /** One event through `step`, and what follows from it. */
  #dispatch(member: Member, event: SessionEvent, now: number): void {
    const before = member.session;
    const { next, effects } = step(before, event, member.lastTicket, now, this.#parking);
    if (next !== before) this.#enter(member, next, before, departureIn(event), now);
    for (const effect of effects) this.#carryOut(member, effect, now);
    if (next.state === 'gone') this.#forget(member);
  }

  /** Keeps the counts and deadlines that hang on a session's state. */
  #enter(
    member: Member,
    next: Session,
    before: Session,
    told: 'left' | 'lost' | undefined,
    now: number,
  ): void {
    member.session = next;
    if (isPaired(before) && !isPaired(next)) this.#flagDesk.ended(member, told, now);
    if (isPaired(before)) this.#presence.owe(member);
    this.#paired += Number(isPaired(next)) - Number(isPaired(before));
    if (next.state === 'waiting' || next.state === 'reattaching') member.lastTicket = next.ticket;
    if (next.state === 'lingering' && before.state !== 'lingering') {
      this.#reception.part(member);
      member.lingering = this.#lingering.set(member, now);
    } else if (next.state !== 'lingering' && member.lingering) {
      this.#lingering.clear(member.lingering);
      member.lingering = undefined;
    }
  }

  #carryOut(member: Member, effect: Effect, now: number): void {
    switch (effect.type) {
      case 'send':
        if (member.socket !== undefined) this.ports.send(member.socket, effect.message);
        return;
      case 'close':
        if (member.socket !== undefined) this.ports.close(member.socket, effect.code);
        return;
      case 'seek':
        this.#seek(member, effect.waiting, now);
        return;
      case 'withdraw':
        this.#entrance.leave(member, now);
        return;
      case 'checkWork':
        this.#entrance.checkWork(member, effect.solution, now);
        return;
      case 'flag':
        this.#flag(member, effect.ticket, effect.reason, now);
        return;
      case 'notReached':
        this.#happenings.neverConnected();
        this.#notReached(member, now);
        return;
      case 'outcome': {
        const { ticket, way, group } = effect.outcome;
        if (!this.options.countsCalls || !this.#flagDesk.mayCount(member, ticket)) return;
        this.#happenings.cameAbout(way, group);
        return;
      }
      case 'claim':
        this.#claim(member, effect.keys, now);
        return;
      case 'unclaim':
        this.#reunionDesk.withdraw(member);
        return;
      case 'admitToRelay':
        this.#admitToRelay(member, now);
        return;
      case 'inspect':
        this.#tellRecord(member, now);
        return;
      case 'tell': {
        if (effect.to.abroad) {
          this.border?.tell(member.id, effect.to, effect.event);
          return;
        }
        const partner = this.#members.get(effect.to.session);
        if (partner) this.#dispatch(partner, effect.event, now);
        return;
      }
      case 'unpark':
        this.#parking.wipe(effect.parked);
        return;
      case 'wipe':
        wipe(...effect.bytes);
        return;
      default:
        effect satisfies never;
    }
  }

  #tellRecord(member: Member, now: number): void {
    if (member.socket === undefined) return;
    const items = packRecord(recordOfSession(member, now));
    this.ports.send(member.socket, { type: 'Record', items });
    wipe(items);
  }

  #admitToRelay(member: Member, now: number): void {
    if (member.socket === undefined) return;
    const answer = this.ports.relay.answer(member.origin.network, now);
    if (answer.seconds > 0) this.#happenings.gavePass();
    this.ports.send(member.socket, answer);
    wipe(answer.username, answer.credential);
  }

  /** Into the pool, or first into the room before it (SPEC A12-A15). */
  #seek(member: Member, waiting: Waiting, now: number): void {
    if (this.#drain) {
      this.#dispatch(member, { type: 'sentOn' }, now);
      return;
    }
    const { moderation } = this.ports;
    const { network } = member.origin;
    const seconds = moderation.secondsAway(network, now);
    if (seconds > 0) {
      this.#dispatch(member, { type: 'blocked', seconds }, now);
      return;
    }
    const bits = this.#entrance.enter(member, waiting, now);
    // Who has not been matched at once is acknowledged, and then asked.
    if (member.session.state !== 'waiting') return;
    this.#carryOut(member, parkedReply(waiting), now);
    if (bits > 0) this.#entrance.challenge(member, waiting.ticket, bits, now);
  }

  #notReached(member: Member, now: number): void {
    const pairing = this.#flagDesk.notReached(member, now);
    if (pairing?.abroad === undefined) return;
    this.border?.moderation.notReached(member.id, pairing.abroad, pairing);
  }

  #flag(member: Member, ticket: number, reason: FlagReason, now: number): void {
    const accused = this.#flagDesk.flag(member, ticket, reason, now);
    if (accused === undefined) return;
    if ('abroad' in accused) {
      const { abroad, pairing, weight } = accused;
      this.border?.moderation.flag(member.id, abroad, pairing, reason, weight);
      return;
    }
    const { ends, seconds, blocks } = accused.verdict;
    const session = this.#members.get(accused.session);
    if (ends && session) this.#dispatch(session, { type: 'terminated', reason, seconds }, now);
    if (blocks) this.#sendAway(now);
    if (ends || blocks) this.border?.moderation.shareBlocks(accused.network, now);
  }

  /** Those on a blocked network who are in no call; the others are met when their call is over. */
  #sendAway(now: number): void {
    for (const member of [...this.#members.values()]) {
      if (isPaired(member.session)) continue;
      const seconds = this.ports.moderation.secondsAway(member.origin.network, now);
      if (seconds > 0) this.#dispatch(member, { type: 'blocked', seconds }, now);
    }
  }

  /** Hands each side the other's description, and keeps neither. */
  #introduce(pair: Pair, now: number): void {
    const { first, second } = pair;
    const one = this.#members.get(first.session);
    const two = this.#members.get(second.session);
    if (one?.session.state !== 'waiting' || two?.session.state !== 'waiting') return;
    const parked = [one.session.parked, two.session.parked] as const;
    this.#happenings.met([now - first.since, now - second.since]);
    const keys = createPairKeys(this.ports);
    const shared = sharedTags(first.tags, second.tags) !== 0;
    const sides = [
      { member: one, ticket: first.number },
      { member: two, ticket: second.number },
    ] as const;
    this.#flagDesk.met(...sides, shared, now);
    const showLocal = one.origin.local && two.origin.local;
    const [toOne, toTwo] = introductions(pair, parked, keys, showLocal);
    this.#dispatch(one, toOne, now);
    this.#dispatch(two, toTwo, now);
    for (const one of parked) this.#parking.wipe(one);
    for (const { key, partnerHash } of keys) wipe(key, partnerHash);
  }

  /** One side of a call that outlived its server: the other is here already, or is waited for. */
  #claim(member: Member, keys: PairKeys, now: number): void {
    if (member.session.state !== 'reattaching') return;
    const partner = this.#reunionDesk.claim(member, keys, now);
    if (partner?.session.state !== 'reattaching') return;
    const sides = [
      { member, ticket: member.session.ticket },
      { member: partner, ticket: partner.session.ticket },
    ] as const;
    const [own, theirs] = createPairKeys(this.ports);
    this.#flagDesk.metAgain(...sides, now);
    for (const [side, other, fresh] of [
      [sides[0], sides[1], own],
      [sides[1], sides[0], theirs],
    ] as const) {
      const partnerSide = { session: other.member.id, ticket: other.ticket };
      const event = { type: 'reattached', ticket: side.ticket, partner: partnerSide } as const;
      this.#dispatch(side.member, { ...event, keys: fresh }, now);
      wipe(fresh.key, fresh.partnerHash);
    }
  }

  #forget(member: Member): void {
    this.#members.delete(member.id);
    this.#flagDesk.forget(member);
    this.#drain?.forget(member.id);
    this.#reception.forget(member);
  }
}

function wipe(...all: readonly Uint8Array[]): void {
  for (const bytes of all) bytes.fill(0);
}

/** How a partner went, when that is what happened. */
function departureIn(event: SessionEvent): 'left' | 'lost' | undefined {
  if (event.type !== 'partnerLeft') return undefined;
  return event.why === 'lost' ? 'lost' : 'left';
}

const isPaired = (session: Session): boolean => pairingIn(session) !== undefined;
