import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import {
  answerHeard,
  beginRound,
  firstRound,
  halfMade,
  maxRounds,
  mended,
  offerHeard,
  type Repair,
  type RepairStep,
  renew,
  roundAsked,
  roundPauseMs,
  type Way,
} from './repair.ts';
import { half } from './test-visitor.ts';

interface Said {
  readonly type: 'offer' | 'answer' | 'ask';
  readonly round: number;
  readonly way: Way;
}

const said = (type: Said['type'], round: number, way: Way = 'restart'): Said => ({
  type,
  round,
  way,
});

/** One side: what it is making, what it has said, and the last round that it completed. */
class Side {
  repair: Repair;
  readonly outbox: Said[] = [];
  making: number | undefined;
  said: Said | undefined;
  completed = 0;

  constructor(party: 'offerer' | 'answerer') {
    this.repair = firstRound(party, 0);
  }

  follow({ repair, action }: RepairStep): void {
    this.repair = repair;
    const { way } = repair;
    switch (action?.do) {
      case 'offer':
      case 'answer':
        this.making = action.round;
        break;
      case 'ask':
        this.outbox.push({ type: 'ask', round: action.round, way: action.way });
        break;
      case 'tell': {
        const isOfferer = repair.party === 'offerer';
        this.said = { type: isOfferer ? 'offer' : 'answer', round: action.round, way };
        this.outbox.push(this.said);
        if (!isOfferer) this.completed = action.round;
        break;
      }
      case 'tellAgain':
        if (this.said?.round === action.round) this.outbox.push(this.said);
        break;
      case 'apply':
        this.completed = repair.round;
        break;
      default:
        break;
    }
  }

  finishMaking(): void {
    const { making } = this;
    this.making = undefined;
    if (making !== undefined) this.follow(halfMade(this.repair, making));
  }

  hear(heard: Said, now: number): void {
    if (heard.type === 'ask') this.follow(roundAsked(this.repair, heard, now));
    if (heard.type === 'offer') this.follow(offerHeard(this.repair, heard, half, now));
    if (heard.type === 'answer') this.follow(answerHeard(this.repair, heard, half));
  }
}

describe('[N12] rounds', () => {
  test('a hostile offerer is not followed as fast as it likes, an honest one always', () => {
    const victim = new Side('answerer');
    let restarts = 0;
    for (let round = 1; round <= maxRounds; round++) {
      victim.hear(said('offer', round), 1_000);
      restarts += Number(victim.making === round);
    }
    expect(restarts).toBe(8);

    const patient = new Side('answerer');
    for (let round = 1; round <= maxRounds; round++) {
      patient.hear(said('offer', round), round * roundPauseMs);
      expect(patient.making).toBe(round);
    }
  });

  test('the offerer offers, the answerer answers', () => {
    const [one, two] = [new Side('offerer'), new Side('answerer')];
    one.follow(beginRound(one.repair, 5_000));
    one.finishMaking();
    expect(one.outbox).toEqual([said('offer', 1)]);
    two.hear(said('offer', 1), 5_100);
    two.finishMaking();
    expect(two.outbox).toEqual([said('answer', 1)]);
    one.hear(said('answer', 1), 5_200);
    expect([one.completed, two.completed]).toEqual([1, 1]);
  });

  test('the answerer asks, and nobody but the offerer offers', () => {
    const [one, two] = [new Side('offerer'), new Side('answerer')];
    two.follow(beginRound(two.repair, 5_000));
    expect(two.outbox).toEqual([said('ask', 0)]);
    one.hear(said('ask', 0), 5_100);
    expect(one.making).toBe(1);
    two.hear(said('ask', 1), 5_100);
    one.hear(said('offer', 9), 5_100);
    expect(two.making).toBeUndefined();
    expect(one.repair.round).toBe(1);
  });

  test('an offer that was lost is told again as soon as the other side asks', () => {
    const [one, two] = [new Side('offerer'), new Side('answerer')];
    one.follow(beginRound(one.repair, 5_000));
    one.finishMaking();
    one.outbox.length = 0;
    two.follow(beginRound(two.repair, 5_500));
    one.hear(said('ask', 0), 5_600);
    expect(one.outbox).toEqual([said('offer', 1)]);
    expect(one.repair).toMatchObject({ round: 1, state: 'offering' });
    // Not ready yet: it will be told when it is.
    const slow = new Side('offerer');
    slow.follow(beginRound(slow.repair, 5_000));
    slow.hear(said('ask', 0), 5_600);
    expect(slow.outbox).toEqual([]);
  });

  test('an answer that was lost costs a round, however young, or is told again', () => {
    const [one, two] = [new Side('offerer'), new Side('answerer')];
    one.follow(beginRound(one.repair, 5_000));
    one.finishMaking();
    two.hear(said('offer', 1), 5_100);
    two.finishMaking();
    two.outbox.length = 0;
    two.hear(said('offer', 1), 5_200);
    expect(two.outbox).toEqual([said('answer', 1)]);
    // Its line is back, and what it said over the one before is lost.
    two.follow(beginRound(two.repair, 5_300, 'anew'));
    one.hear(said('ask', 1), 5_400);
    expect(one.making).toBe(2);
  });

  test('whoever asks and asks is not answered as fast as they like', () => {
    const victim = new Side('offerer');
    let rounds = 0;
    for (let i = 0; i < 100; i++) {
      victim.hear(said('ask', victim.repair.round), 1_000);
      rounds = victim.repair.round;
      victim.finishMaking();
    }
    expect(rounds).toBe(8);
    victim.outbox.length = 0;
    for (let i = 0; i < 100; i++) victim.hear(said('ask', 0), 2_000);
    expect(victim.outbox.length).toBeLessThanOrEqual(1);
  });

  test('a round is left alone while it is young, and their number has an end', () => {
    const begun = beginRound(firstRound('offerer', 0), 0).repair;
    expect(beginRound(begun, roundPauseMs - 1).action).toBeUndefined();
    expect(beginRound(begun, roundPauseMs).action).toEqual({
      do: 'offer',
      round: 2,
      way: 'restart',
    });
    const last = { ...begun, round: maxRounds };
    expect(beginRound(last, 60_000).action).toBeUndefined();
    const answerer = { ...last, party: 'answerer' } as const;
    expect(offerHeard(answerer, said('offer', maxRounds + 1), half, 60_000).action).toBeUndefined();
  });

  test('one offer goes a few rounds on at most, those that were lost on their way', () => {
    const answerer = firstRound('answerer', 0);
    expect(offerHeard(answerer, said('offer', 8), half, 0).action?.do).toBe('answer');
    expect(offerHeard(answerer, said('offer', 9), half, 0).action).toBeUndefined();
  });

  test('what is said twice, over two ways, counts once', () => {
    const one = new Side('offerer');
    one.follow(beginRound(one.repair, 0));
    one.finishMaking();
    expect(answerHeard(one.repair, said('answer', 1), half).action?.do).toBe('apply');
    one.hear(said('answer', 1), 10);
    expect(answerHeard(one.repair, said('answer', 1), half).action).toBeUndefined();
    const two = new Side('answerer');
    two.hear(said('offer', 1), 10);
    expect(offerHeard(two.repair, said('offer', 1), half, 20).action).toBeUndefined();
  });

  test('[N20] whose connection is beyond repair has the next round renew it, whoever offers', () => {
    const [one, two] = [new Side('offerer'), new Side('answerer')];
    two.follow(renew(two.repair, 5_000));
    expect(two.outbox).toEqual([said('ask', 0, 'renewal')]);
    one.hear(said('ask', 0, 'renewal'), 5_100);
    one.finishMaking();
    expect(one.outbox).toEqual([said('offer', 1, 'renewal')]);
    two.hear(said('offer', 1, 'renewal'), 5_200);
    two.finishMaking();
    one.hear(said('answer', 1, 'renewal'), 5_300);
    expect([one.completed, two.completed]).toEqual([1, 1]);
    // Connected: what breaks next is restarted.
    expect(beginRound(mended(one.repair), 60_000).action).toMatchObject({ way: 'restart' });
  });

  test('[N20] a restart that was under way does not hold up a renewal', () => {
    const [one, two] = [new Side('offerer'), new Side('answerer')];
    one.follow(beginRound(one.repair, 5_000));
    one.finishMaking();
    two.follow(renew(two.repair, 5_010));
    // The one crosses the other.
    two.hear(said('offer', 1), 5_100);
    one.hear(said('ask', 0, 'renewal'), 5_100);
    expect(two.making).toBeUndefined();
    expect(two.outbox.at(-1)).toEqual(said('ask', 0, 'renewal'));
    one.finishMaking();
    expect(one.outbox.at(-1)).toEqual(said('offer', 2, 'renewal'));
    // An answer to what was given up.
    one.hear(said('answer', 2), 5_200);
    expect(one.repair.state).toBe('offering');
  });

  test('whoever wants one, and whatever crosses or is lost: another round puts both right', () => {
    const turn = fc.tuple(
      fc.boolean(),
      fc.constantFrom('begin', 'sever', 'made', 'deliver', 'lose' as const),
    );
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
        const [one, two] = [new Side('offerer'), new Side('answerer')];
        let now = 0;
        let wasSevered = false;
        const act = (side: Side, other: Side, event: string) => {
          now += 1_000;
          if (event === 'begin') side.follow(beginRound(side.repair, now));
          if (event === 'sever') {
            wasSevered = true;
            side.follow(renew(side.repair, now));
          }
          if (event === 'made') side.finishMaking();
          if (event === 'lose') other.outbox.shift();
          const said = event === 'deliver' ? other.outbox.shift() : undefined;
          if (said !== undefined) side.hear(said, now);
        };
        const settle = () => {
          for (let i = 0; i < 200; i++) {
            for (const event of ['made', 'deliver']) {
              act(one, two, event);
              act(two, one, event);
            }
          }
        };
        for (const [isOne, event] of turns) act(isOne ? one : two, isOne ? two : one, event);
        settle();
        // The call is still broken for one of them, and nothing is lost any more.
        act(two, one, 'begin');
        settle();
        expect(one.repair).toMatchObject({ state: 'settled', round: two.repair.round });
        expect([one.completed, two.completed]).toEqual([one.repair.round, one.repair.round]);
        const { way } = one.repair;
        expect(way).toBe(wasSevered ? 'renewal' : 'restart');
        expect(two.repair.way).toBe(way);
      }),
      { numRuns: 2_000 },
    );
  });
});
