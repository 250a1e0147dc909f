import { type Place, Visitor } from './visitor.ts';

/** What is assumed of people; every number can be argued with, so they stand together. */
const assumed = {
  /** Conversations of one visit, on average. */
  conversations: 12,
  /** Of all pairs that never connect. */
  failing: 0.04,
  /** Skipped after a few seconds; the rest is talk of a minute and a half. */
  skipped: 0.45,
  /** A flag on somebody who did nothing: a slip, a grudge. */
  falseFlag: 0.005,
  /** Who flags an abuser, and who a bot. */
  flagsAbuser: 0.5,
  flagsBot: 0.3,
} as const;

const blockSeconds = 600;

/** Comes, talks, skips, flags what deserves it (and now and then what does not), goes. */
export class Honest extends Visitor {
  #left = 0;

  override come(): void {
    const { chance } = this.town;
    this.#left = 1 + Math.round(chance.exponential(assumed.conversations - 1));
    super.come();
  }

  protected met(partner: Visitor): void {
    const { chance } = this.town;
    if (chance.is(assumed.failing)) {
      this.later(8_000, () => this.search('neverConnected'));
      return;
    }
    partner.seen();
    if (partner.kind === 'abuser' || partner.kind === 'bot') {
      const share = partner.kind === 'abuser' ? assumed.flagsAbuser : assumed.flagsBot;
      const flags = chance.is(share);
      this.later(3_000 + chance.exponential(4_000), () => this.#part(flags));
      return;
    }
    const isSkip = chance.is(assumed.skipped);
    const ms = isSkip ? 2_000 + chance.exponential(3_000) : 10_000 + chance.exponential(90_000);
    this.later(ms, () => this.#part(chance.is(assumed.falseFlag)));
  }

  protected override left(former: Visitor, ticket: number): void {
    const { chance } = this.town;
    const flags = former.kind === 'abuser' && chance.is(assumed.flagsAbuser);
    this.later(1_500, () => {
      if (flags) this.flag(ticket);
      this.#goOn();
    });
  }

  protected away(): void {
    // Whoever is sent away wrongly does not come back: that is what it costs.
  }

  #part(flags: boolean): void {
    if (flags) {
      this.flag(this.ticket);
      this.later(1_500, () => this.#goOn());
    } else this.#goOn();
  }

  #goOn(): void {
    this.#left -= 1;
    if (this.#left > 0) this.search();
    else this.go();
  }
}

export type Trick = 'stays' | 'drops' | 'reloads' | 'flashes' | 'hops';

/** Shows everybody what nobody asked for, with one of the tricks that might help against flags. */
export class Abuser extends Visitor {
  /** Honest people who were shown it before the first block. */
  victims = 0;
  /** In all, blocks or not. */
  allVictims = 0;
  firstAt: number | undefined;
  blockedAt: number | undefined;
  blocks = 0;
  #hops = 0;

  constructor(
    town: Place,
    address: readonly number[],
    readonly trick: Trick,
    private readonly untilMs: number,
  ) {
    super(town, 'abuser', address);
  }

  override seen(): void {
    this.firstAt ??= this.town.now;
    this.allVictims += 1;
    if (this.blockedAt === undefined) this.victims += 1;
  }

  protected met(): void {
    if (this.trick === 'drops') this.later(5_000, () => this.#again('lost'));
    if (this.trick === 'flashes') this.later(2_000, () => this.search());
  }

  protected override left(): void {
    if (this.trick === 'reloads' || this.trick === 'hops') this.#again('closed');
    else this.later(500, () => this.search());
  }

  protected away(seconds: number): void {
    if (seconds >= blockSeconds) {
      this.blocks += 1;
      this.blockedAt ??= this.town.now;
    }
    this.town.events.after(1_000 * seconds + 100, () => this.#return());
  }

  #again(how: 'closed' | 'lost'): void {
    this.go(how);
    if (this.trick === 'hops') {
      // Another /64 of the same /48, each in a /56 of its own.
      this.#hops += 1;
      this.address = [...this.address.slice(0, 6), this.#hops & 255, 0, ...this.address.slice(8)];
    }
    this.town.events.after(500, () => this.#return());
  }

  #return(): void {
    if (this.socket === 0 && this.town.now < this.untilMs) this.come();
  }
}

/** Says its line to everybody, quickly. */
export class Bot extends Visitor {
  reached = 0;

  constructor(
    town: Place,
    address: readonly number[],
    private readonly untilMs: number,
  ) {
    super(town, 'bot', address);
  }

  override seen(): void {
    this.reached += 1;
  }

  protected met(): void {
    this.later(3_000, () => this.search());
  }

  protected away(seconds: number): void {
    this.town.events.after(1_000 * seconds + 100, () => {
      if (this.town.now < this.untilMs) this.come();
    });
  }
}

/** Flags everybody, or one person alone. */
export class Brigadier extends Visitor {
  constructor(
    town: Place,
    address: readonly number[],
    private readonly untilMs: number,
    private readonly target: Visitor | undefined,
    tags?: Uint8Array,
  ) {
    super(town, 'brigade', address, tags);
  }

  protected met(partner: Visitor): void {
    const isTarget = this.target === undefined || partner === this.target;
    if (isTarget) {
      this.later(3_500, () => {
        this.flag(this.ticket);
        if (this.target === undefined) this.#goOn();
        else this.go();
      });
    } else {
      this.later(10_000, () => this.#goOn());
    }
  }

  protected away(seconds: number): void {
    this.town.events.after(1_000 * seconds + 100, () => {
      if (this.town.now < this.untilMs) this.come();
    });
  }

  #goOn(): void {
    if (this.town.now < this.untilMs) this.search();
    else this.go();
  }
}
