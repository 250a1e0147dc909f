import { describe, expect, test } from 'bun:test';
import { closeCodes } from '@passerby/protocol/close-codes';
import fc from 'fast-check';
import {
  type Line,
  type LineEffect,
  type LineEvent,
  lineDeadline,
  newLine,
  stepLine,
} from './line.ts';

const token = Uint8Array.of(1, 2, 3);
const lost = 1006;

/** A line on a fake clock; every wait is half of its window. */
function lineAt(start: number, random = () => 0.5) {
  let line: Line = newLine;
  let now = start;
  const effects: LineEffect[] = [];
  const act = (event: LineEvent) => {
    const step = stepLine(line, event, now, random);
    ({ line } = step);
    effects.push(...step.effects);
  };
  const socket = () => ('socket' in line ? line.socket : 0);
  return {
    act,
    wait(ms: number) {
      const until = now + ms;
      while (lineDeadline(line) <= until) {
        now = Math.max(now, lineDeadline(line));
        act({ type: 'tick' });
      }
      now = until;
    },
    socket,
    open() {
      act({ type: 'socketOpened', socket: socket() });
      act({ type: 'welcomed', socket: socket(), token });
    },
    close: (code: number) => act({ type: 'socketClosed', socket: socket(), code }),
    effects: () => effects.splice(0),
    get line() {
      return line;
    },
  };
}

function openLine() {
  const line = lineAt(0);
  line.act({ type: 'start' });
  line.open();
  line.effects();
  return line;
}

describe('[K1] coming back', () => {
  test('a first socket is greeted anew, the next one with what resumes the session', () => {
    const line = lineAt(0);
    line.act({ type: 'start' });
    line.open();
    expect(line.effects()).toEqual([
      { do: 'open', socket: 1 },
      { do: 'greet', socket: 1, token: undefined },
    ]);
    line.wait(60_000);
    line.close(lost);
    line.wait(300);
    line.act({ type: 'socketOpened', socket: 2 });
    expect(line.effects()).toEqual([
      { do: 'open', socket: 2 },
      { do: 'greet', socket: 2, token },
    ]);
  });

  test('a server that is gone is tried less and less often, for minutes, and then no more', () => {
    const line = openLine();
    line.close(lost);
    let tries = 0;
    for (let second = 0; second < 600; second++) {
      line.wait(1_000);
      tries += line.effects().filter((effect) => effect.do === 'open').length;
      if (line.line.state === 'opening') line.close(lost);
    }
    expect(tries).toBe(40);
    expect(line.line).toMatchObject({ state: 'closed', code: 'unreachable' });
  });

  test('a network that comes back does not wait its turn', () => {
    const line = openLine();
    line.close(lost);
    for (let i = 0; i < 6; i++) {
      line.act({ type: 'online' });
      line.close(lost);
    }
    line.effects();
    expect(line.line.state).toBe('pausing');
    line.act({ type: 'online' });
    expect(line.effects()).toEqual([{ do: 'open', socket: 8 }]);
    line.act({ type: 'online' });
    expect(line.effects()).toEqual([]);
  });

  test('and revives a line that had given up, but none that was closed for a reason', () => {
    const line = openLine();
    line.close(lost);
    for (let i = 0; i < 40; i++) {
      line.wait(15_000);
      if (line.line.state === 'opening') line.close(lost);
    }
    expect(line.line).toMatchObject({ state: 'closed', code: 'unreachable' });
    line.act({ type: 'online' });
    expect(line.line.state).toBe('opening');
    line.open();
    line.close(closeCodes.badVersion);
    line.act({ type: 'online' });
    expect(line.line).toMatchObject({ state: 'closed', code: 'badVersion' });
  });

  test('a socket that neither opens nor fails, or is not welcomed, is given up', () => {
    const line = lineAt(0);
    line.act({ type: 'start' });
    line.wait(10_000);
    expect(line.effects()).toContainEqual({ do: 'retire', socket: 1 });
    line.wait(1_000);
    line.act({ type: 'socketOpened', socket: 2 });
    line.effects();
    line.wait(5_000);
    expect(line.effects()).toContainEqual({ do: 'retire', socket: 2 });
  });

  test('a line that drops as soon as it opens does not begin to count anew', () => {
    const line = openLine();
    for (let i = 0; i < 6; i++) {
      line.close(closeCodes.badState);
      line.act({ type: 'online' });
      line.open();
    }
    line.close(closeCodes.badState);
    expect(line.line).toMatchObject({ state: 'pausing', attempt: 7 });
    line.wait(15_000);
    line.open();
    line.wait(10_000);
    line.close(lost);
    expect(line.line).toMatchObject({ state: 'pausing', attempt: 1 });
  });
});

describe('[K2] reasons are told apart', () => {
  test.each([
    'badFrame',
    'badVersion',
    'tooManySockets',
    'replaced',
    'terminated',
    'blocked',
  ] as const)('%s is final, until somebody presses Start', (code) => {
    const line = openLine();
    line.close(closeCodes[code]);
    line.wait(3_600_000);
    expect(line.line).toMatchObject({ state: 'closed', code });
    line.act({ type: 'start' });
    expect(line.line).toMatchObject({ state: 'opening', socket: 2 });
  });

  test.each(['badState', 'helloTimeout', 'tooFast', 'badTicket', 'shuttingDown'] as const)(
    '%s ends the session, not the wish to be there',
    (code) => {
      const line = openLine();
      line.close(closeCodes[code]);
      expect(line.line).toMatchObject({ state: 'pausing', token: undefined });
    },
  );

  test('a server that is there and takes no socket six times has refused this page', () => {
    const line = lineAt(0);
    line.act({ type: 'start' });
    for (let i = 1; i <= 6; i++) {
      expect(line.line.state).toBe('opening');
      line.close(lost);
      expect(line.effects()).toContainEqual({ do: 'probe', socket: i });
      line.act({ type: 'probed', socket: i, answers: true });
      line.wait(8_000);
    }
    expect(line.line).toMatchObject({ state: 'closed', code: 'refused' });
  });

  test('a server that is not there has refused nobody', () => {
    const line = lineAt(0);
    line.act({ type: 'start' });
    for (let i = 1; i <= 18; i++) {
      line.close(lost);
      // Five times it was just coming back; that is not six times in a row.
      line.act({ type: 'probed', socket: i, answers: i % 6 !== 0 });
      line.wait(15_000);
      while (line.line.state !== 'opening') line.wait(100);
    }
    expect(line.line.state).toBe('opening');
  });
});

describe('[K3] one socket at a time', () => {
  test('a replaced socket is not heard', () => {
    const line = openLine();
    line.act({ type: 'dead' });
    expect(line.effects()).toEqual([{ do: 'retire', socket: 1 }]);
    line.wait(500);
    const before = line.line;
    line.act({ type: 'socketClosed', socket: 1, code: closeCodes.badVersion });
    line.act({ type: 'socketOpened', socket: 1 });
    line.act({ type: 'welcomed', socket: 1, token });
    line.act({ type: 'probed', socket: 1, answers: true });
    expect(line.line).toBe(before);
  });

  test('close is the end of it, at any moment', () => {
    const events = fc.constantFrom<LineEvent['type']>(
      'start',
      'socketOpened',
      'welcomed',
      'socketClosed',
      'online',
      'dead',
      'tick',
    );
    fc.assert(
      fc.property(fc.array(events, { maxLength: 20 }), (types) => {
        const line = lineAt(0);
        for (const type of types) {
          line.act({ type, socket: line.socket(), token, code: lost } as LineEvent);
          line.wait(400);
        }
        // While it pauses, the socket before may be retired, and open.
        const mayHaveSocket = line.line.state !== 'closed';
        line.effects();
        line.act({ type: 'stop' });
        expect(line.line).toMatchObject({ state: 'closed', code: 'stopped' });
        expect(line.effects()).toHaveLength(mayHaveSocket ? 1 : 0);
        line.wait(3_600_000);
        line.act({ type: 'online' });
        expect(line.effects()).toEqual([]);
      }),
    );
  });

  test('a socket that was retired is closed with the line, also when that gives up by itself', () => {
    const line = openLine();
    line.act({ type: 'dead' });
    expect(line.effects()).toEqual([{ do: 'retire', socket: 1 }]);
    line.act({ type: 'stop' });
    expect(line.effects()).toEqual([{ do: 'drop', socket: 1 }]);

    const silent = lineAt(0);
    silent.act({ type: 'start' });
    silent.wait(3_600_000);
    expect(silent.line).toMatchObject({ state: 'closed', code: 'unreachable' });
    const last = silent.line.state === 'closed' ? silent.line.lastSocket : 0;
    expect(silent.effects().slice(-2)).toEqual([
      { do: 'retire', socket: last },
      { do: 'drop', socket: last },
    ]);
  });

  test('every socket has a number of its own, and every state but two a deadline', () => {
    const types = fc.constantFrom<LineEvent['type']>(
      'start',
      'stop',
      'socketOpened',
      'welcomed',
      'socketClosed',
      'online',
      'dead',
    );
    fc.assert(
      fc.property(fc.array(types, { maxLength: 60 }), (list) => {
        const line = lineAt(0);
        const numbers: number[] = [];
        for (const type of list) {
          line.act({ type, socket: line.socket(), token, code: lost } as LineEvent);
          line.wait(200);
          numbers.push(
            ...line
              .effects()
              .filter((effect) => effect.do === 'open')
              .map(({ socket }) => socket),
          );
          const isQuiet = line.line.state === 'open' || line.line.state === 'closed';
          expect(Number.isFinite(lineDeadline(line.line))).toBe(!isQuiet);
        }
        expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      }),
    );
  });
});
