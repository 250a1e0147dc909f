import { describe, expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import fc from 'fast-check';
import { isClear } from './is-clear.ts';
import {
  answerLimitMs,
  doubtsAllowed,
  faultsAllowed,
  lookEveryMs,
  mostPasses,
  newStrangerPicture,
  passesAtFirst,
  type StrangerPicture,
  type StrangerPictureEvent,
  startLimitMs,
  stepStrangerPicture,
} from './stranger-picture.ts';
import type { Verdict } from './verdict.ts';

/** A picture under watch with a clock of its own: each event comes half a second after the last. */
function watch() {
  let nowMs = 1_000;
  let picture = newStrangerPicture(nowMs);
  const send = (event: StrangerPictureEvent, afterMs = 500) => {
    nowMs += afterMs;
    picture = stepStrangerPicture(picture, event, nowMs);
    return picture;
  };
  return {
    send,
    say: (...verdicts: Verdict[]) => {
      for (const verdict of verdicts) send({ type: 'verdict', verdict, takenMs: nowMs + 400 });
      return picture;
    },
    late: (verdict: Verdict, takenMs: number) => send({ type: 'verdict', verdict, takenMs }),
    get picture() {
      return picture;
    },
    get nowMs() {
      return nowMs;
    },
  };
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
function ready() {
  const watched = watch();
  watched.send({ type: 'ready' });
  return watched;
}
function clear() {
  const watched = ready();
  watched.say(...times<Verdict>(passesAtFirst, 'passed'));
  expect(isClear(watched.picture)).toBe(true);
  return watched;
}

describe('clearing', () => {
  test('[FL1] blurred at first, and clear after three passes in a row, not before', () => {
    const watched = ready();
    expect(watched.say('passed', 'passed')).toMatchObject({ state: 'checking', because: 'new' });
    expect(watched.say('passed').state).toBe('watching');
  });

  test('[FL1] whatever is no pass begins the row anew', () => {
    for (const other of ['cannotTell', 'error', 'timeout', 'failed'] as const) {
      const watched = ready();
      watched.say('passed', 'passed', other, 'passed', 'passed');
      expect([other, isClear(watched.picture)]).toEqual([other, false]);
    }
  });

  test('[FL1] after each fail twice as many passes are needed, up to a limit', () => {
    const watched = clear();
    for (const needed of [6, 12, 12]) {
      watched.say('failed', ...times<Verdict>(needed - 1, 'passed'));
      expect(isClear(watched.picture)).toBe(false);
      expect(isClear(watched.say('passed'))).toBe(true);
    }
    expect(mostPasses).toBe(12);
  });
});

describe('blurring', () => {
  test('[FL2] one clear fail, one error or one time-out blurs at once, and says why', () => {
    expect(clear().say('failed')).toMatchObject({ state: 'checking', because: 'failed' });
    expect(clear().say('error')).toMatchObject({ state: 'checking', because: 'fault' });
    expect(clear().say('timeout')).toMatchObject({ state: 'checking', because: 'fault' });
  });

  test('[FL2] silence of the classifier is a time-out', () => {
    const watched = clear();
    expect(isClear(watched.send({ type: 'tick' }, answerLimitMs - 1))).toBe(true);
    expect(watched.send({ type: 'tick' }, 1)).toMatchObject({ because: 'fault', faults: 1 });
  });

  test('[FL2] a clear picture may be hard to tell for a moment, not for longer', () => {
    const watched = clear();
    watched.say(...times<Verdict>(doubtsAllowed - 1, 'cannotTell'));
    expect(isClear(watched.picture)).toBe(true);
    expect(watched.say('cannotTell')).toMatchObject({ state: 'checking', because: 'cannotTell' });
  });

  test('[FL2] a fail is not excused by a dark picture after it', () => {
    expect(clear().say('failed', 'cannotTell')).toMatchObject({ because: 'failed' });
  });

  test('[FL3] a hidden tab, a missing picture and another track blur, and it begins anew', () => {
    for (const because of ['hidden', 'noPicture'] as const) {
      const watched = clear();
      expect(isClear(watched.send({ type: 'paused', because }))).toBe(false);
      const doubt = because === 'hidden' ? 'hidden' : 'changed';
      const resumed = watched.send({ type: 'resumed' });
      expect(resumed).toMatchObject({ state: 'checking', because: doubt, passes: 0 });
    }
    expect(clear().send({ type: 'changed' })).toMatchObject({ because: 'changed', passes: 0 });
  });

  test('[FL3] a first picture that comes late is new, and has not changed', () => {
    const watched = ready();
    watched.send({ type: 'paused', because: 'noPicture' });
    expect(watched.send({ type: 'resumed' })).toMatchObject({ because: 'new' });
    expect(watched.send({ type: 'changed' })).toMatchObject({ because: 'new' });
  });

  test('[FL3] what was seen before the change counts for nothing', () => {
    const watched = ready();
    watched.say('passed', 'passed');
    const takenMs = watched.nowMs;
    watched.send({ type: 'changed' });
    expect(watched.late('passed', takenMs)).toMatchObject({ passes: 0 });
    expect(watched.send({ type: 'paused', because: 'hidden' })).toMatchObject({ state: 'paused' });
    expect(watched.late('passed', watched.nowMs)).toMatchObject({ state: 'paused' });
  });
});

describe('of no use', () => {
  test('[FL4] a start that fails or takes too long leaves it blurred until it is tapped', () => {
    const failed = watch();
    expect(failed.send({ type: 'startFailed' })).toEqual({ state: 'unavailable', why: 'failed' });
    const slow = watch();
    slow.send({ type: 'tick' }, startLimitMs - 1);
    expect(slow.picture.state).toBe('loading');
    expect(slow.send({ type: 'tick' }, 1)).toEqual({ state: 'unavailable', why: 'slow' });
    expect(slow.send({ type: 'ready' }).state).toBe('unavailable');
    expect(isClear(slow.send({ type: 'look' }))).toBe(true);
  });

  test('[FL4] errors or time-outs in a row end it; a verdict in between does not', () => {
    const errors = clear();
    errors.say(...times<Verdict>(faultsAllowed - 1, 'error'), 'passed', 'error');
    expect(errors.picture.state).toBe('checking');
    errors.say(...times<Verdict>(faultsAllowed - 1, 'error'));
    expect(errors.picture).toEqual({ state: 'unavailable', why: 'failed' });
    const slow = clear();
    for (let fault = 0; fault < faultsAllowed; fault++) {
      slow.send({ type: 'tick' }, answerLimitMs);
    }
    expect(slow.picture).toEqual({ state: 'unavailable', why: 'slow' });
  });
});

describe('the person', () => {
  test('[FL5] may look, and may cover, from everywhere, for the rest of the call', () => {
    const places = [watch(), ready(), clear()];
    for (const watched of places) {
      watched.send({ type: 'look' });
      watched.say('failed', 'error');
      watched.send({ type: 'changed' });
      expect(watched.picture.state).toBe('uncovered');
      watched.send({ type: 'cover' });
      watched.say('passed', 'passed', 'passed');
      expect(watched.picture.state).toBe('covered');
    }
  });
});

const verdicts = ['passed', 'failed', 'cannotTell', 'error', 'timeout'] as const;
const anyEvent: fc.Arbitrary<StrangerPictureEvent> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant('verdict'), takenMs: fc.constant(0) }) },
  ...(['ready', 'startFailed', 'resumed', 'changed', 'look', 'cover', 'tick'] as const).map(
    (type) => fc.constant({ type }),
  ),
  fc.record({
    type: fc.constant('paused'),
    because: fc.constantFrom('hidden', 'noPicture'),
  }),
) as fc.Arbitrary<StrangerPictureEvent>;

test('[FL6] random lives: never clear without the passes or the person', () => {
  const life = fc.array(
    fc.record({
      event: anyEvent,
      verdict: fc.constantFrom(...verdicts, 'passed', 'passed', 'passed'),
      afterMs: fc.integer({ min: 0, max: answerLimitMs * 2 }),
      ageMs: fc.integer({ min: 0, max: 2_000 }),
    }),
    { maxLength: 120 },
  );
  fc.assert(
    fc.property(life, (steps) => {
      let nowMs = 0;
      let picture: StrangerPicture = newStrangerPicture(nowMs);
      let passesInARow = 0;
      for (const { event: drawn, verdict, afterMs, ageMs } of steps) {
        nowMs += afterMs;
        const takenMs = nowMs - ageMs;
        const event = drawn.type === 'verdict' ? { ...drawn, verdict, takenMs } : drawn;
        const before = picture;
        picture = stepStrangerPicture(before, event, nowMs);
        // A model of its own, much simpler: how many passes in a row since anything else happened.
        if (event.type !== 'verdict' || event.verdict !== 'passed') {
          if (picture !== before) passesInARow = 0;
        } else if (picture !== before) passesInARow += 1;
        if (isClear(picture) && !isClear(before) && picture.state !== 'uncovered') {
          expect(passesInARow).toBeGreaterThanOrEqual(passesAtFirst);
        }
        if (picture.state === 'uncovered' && before.state !== 'uncovered') {
          expect(event.type).toBe('look');
        }
        const isBad = event.type === 'verdict' && event.verdict !== 'passed';
        const isCurrent = before.state === 'watching' && takenMs >= before.sinceMs;
        if (isBad && isCurrent && event.verdict !== 'cannotTell') {
          expect(isClear(picture)).toBe(false);
        }
        if (['paused', 'changed', 'startFailed'].includes(event.type)) {
          expect(isClear(picture) && picture.state !== 'uncovered').toBe(false);
        }
        // Somebody looks exactly while an answer can still come.
        expect(lookEveryMs(picture) !== undefined).toBe(
          picture.state === 'checking' || picture.state === 'watching',
        );
      }
    }),
    { numRuns: depth({ quick: 1_000, deep: 50_000, of: 'random lives of a picture' }) },
  );
});

test('[FL6] every state that waits for an answer ends by ticks alone', () => {
  for (const start of [watch(), ready(), clear()]) {
    for (let count = 0; count < 10; count++) start.send({ type: 'tick' }, startLimitMs);
    expect(start.picture.state).toBe('unavailable');
  }
});
