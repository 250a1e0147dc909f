import { describe, expect, test } from 'bun:test';
import { type PartnerMessage, partnerWire } from '@passerby/protocol/partner-messages';
import {
  beginCall,
  type Call,
  type CallEvent,
  callDeadline,
  type EndReason,
  sayFault,
  stepCall,
} from './call.ts';
import { judgeFrame, newConduct } from './partner-conduct.ts';
import { encodeUtf8 } from './utf8.ts';

const both = { camera: true, microphone: true };

/** A call on a fake clock, with everything that it told the stranger. */
function callAt(start: number) {
  let call: Call = beginCall(both, true, start);
  let now = start;
  let ended: EndReason | undefined;
  const told: PartnerMessage[] = [];
  const act = (event: CallEvent) => {
    if (ended !== undefined) throw new Error('nothing happens after the end');
    const step = stepCall(call, event, now);
    if (step.ok) {
      ({ call } = step);
      told.push(...step.tell);
    } else {
      ended = step.why;
    }
  };
  return {
    act,
    hear: (message: PartnerMessage) =>
      act({ type: 'received', frame: partnerWire.encode(message).slice() }),
    /** Lets time pass, ringing at every deadline on the way. */
    wait(ms: number) {
      const until = now + ms;
      while (ended === undefined && callDeadline(call) <= until) {
        now = Math.max(now, callDeadline(call));
        act({ type: 'tick' });
      }
      now = until;
    },
    /** What was told since the last time that this was asked. */
    told: () => told.splice(0),
    get call() {
      return call;
    },
    get now() {
      return now;
    },
    get ended() {
      return ended;
    },
  };
}

function openCall() {
  const call = callAt(1_000);
  call.act({ type: 'channelOpened' });
  call.hear(reveal);
  call.told();
  return call;
}

const reveal: PartnerMessage = { type: 'Reveal', nonce: new Uint8Array(32).fill(7) };

const say = (text: string): PartnerMessage => ({ type: 'Say', text: encodeUtf8(text) });

describe('[P1] what is told', () => {
  test('camera and microphone at the opening, and at every change', () => {
    const call = callAt(1_000);
    expect(call.told()).toEqual([]);
    call.act({ type: 'channelOpened' });
    expect(call.told()).toEqual([{ type: 'Media', ...both }]);
    call.wait(5_000);
    call.act({ type: 'sending', sending: { camera: false, microphone: true } });
    expect(call.told()).toEqual([{ type: 'Media', camera: false, microphone: true }]);
    call.act({ type: 'sending', sending: { camera: false, microphone: true } });
    expect(call.told()).toEqual([]);
  });

  test('a key that is leaned on is a few messages, and the last word is right', () => {
    const call = openCall();
    for (let i = 0; i < 90; i++) {
      call.act({ type: 'sending', sending: { camera: true, microphone: i % 2 === 1 } });
      call.wait(33);
    }
    call.act({ type: 'sending', sending: { camera: true, microphone: false } });
    call.wait(1_000);
    const told = call.told();
    expect(told.length).toBeLessThan(20);
    expect(told.at(-1)).toEqual({ type: 'Media', camera: true, microphone: false });
    expect(callDeadline(call.call)).toBe(Number.POSITIVE_INFINITY);
  });

  test('what is said before the channel opens goes out when it does, after the media', () => {
    const call = callAt(1_000);
    call.act({ type: 'say', text: 'early' });
    expect(call.told()).toEqual([]);
    call.act({ type: 'channelOpened' });
    expect(call.told()).toEqual([{ type: 'Media', ...both }, say('early')]);
    call.act({ type: 'channelOpened' });
    expect(call.told()).toEqual([]);
  });

  test('typing is told once, repeated while it goes on, and ended by the message', () => {
    const call = openCall();
    call.act({ type: 'typing', active: false });
    expect(call.told()).toEqual([]);
    for (let i = 0; i < 35; i++) {
      call.act({ type: 'typing', active: true });
      call.wait(100);
    }
    expect(call.told()).toEqual([
      { type: 'Typing', active: true },
      { type: 'Typing', active: true },
    ]);
    call.act({ type: 'say', text: 'done' });
    call.act({ type: 'typing', active: false });
    expect(call.told()).toEqual([say('done')]);
  });

  test('typing on and off and on again does not become a flood', () => {
    const call = openCall();
    for (let i = 0; i < 200; i++) {
      call.act({ type: 'typing', active: i % 2 === 0 });
      call.wait(10);
    }
    expect(call.told().length).toBeLessThanOrEqual(5);
  });
});

describe('[N19] while the connection is interrupted', () => {
  test('nothing is told; what was said and switched follows when it is back', () => {
    const call = openCall();
    call.act({ type: 'transport', state: 'interrupted' });
    call.act({ type: 'typing', active: true });
    call.act({ type: 'say', text: 'are you there?' });
    call.act({ type: 'sending', sending: { camera: false, microphone: true } });
    call.wait(3_000);
    call.act({ type: 'sending', sending: { camera: false, microphone: false } });
    call.act({ type: 'say', text: 'hello?' });
    call.act({ type: 'transport', state: 'failed' });
    call.wait(3_000);
    expect(call.told()).toEqual([]);
    call.act({ type: 'transport', state: 'connected' });
    expect(call.told()).toEqual([
      { type: 'Media', camera: false, microphone: false },
      say('are you there?'),
      say('hello?'),
    ]);
    call.act({ type: 'transport', state: 'interrupted' });
    call.act({ type: 'transport', state: 'connected' });
    expect(call.told()).toEqual([]);
  });

  test('a channel that opens has to wait for it too', () => {
    const call = callAt(1_000);
    call.act({ type: 'say', text: 'early' });
    call.act({ type: 'transport', state: 'interrupted' });
    call.act({ type: 'channelOpened' });
    expect(call.told()).toEqual([]);
    call.act({ type: 'transport', state: 'connected' });
    expect(call.told()).toEqual([{ type: 'Media', ...both }, say('early')]);
  });
});

describe('[P3] an honest client never breaks the rules of the other', () => {
  test('however fast somebody writes, types and toggles, even when it all arrives at once', () => {
    const call = openCall();
    let conduct = newConduct(call.now);
    for (let second = 0; second < 120; second++) {
      for (let i = 0; i < 30; i++) {
        call.act({ type: 'sending', sending: { camera: true, microphone: i % 2 === 0 } });
        call.act({ type: 'typing', active: i % 3 !== 0 });
        call.act({ type: 'say', text: 'x' });
        call.wait(33);
      }
      // A line that stalls for ten seconds at a time.
      if (second % 10 !== 9) continue;
      for (const message of call.told()) {
        const judged = judgeFrame(conduct, partnerWire.encode(message).slice(), call.now);
        expect(judged.ok).toBe(true);
        if (judged.ok) ({ conduct } = judged);
      }
    }
  });
});

describe('[P4] what can be said', () => {
  test('not nothing, not too much, not too fast', () => {
    const call = openCall();
    expect(sayFault(call.call, ' \n ', call.now)).toBe('empty');
    expect(sayFault(call.call, 'x'.repeat(2_001), call.now)).toBe('tooLong');
    expect(sayFault(call.call, 'x'.repeat(2_000), call.now)).toBeUndefined();
    for (let i = 0; i < 6; i++) call.act({ type: 'say', text: 'quick' });
    expect(sayFault(call.call, 'quick', call.now)).toBe('tooFast');
    call.act({ type: 'say', text: 'quick' });
    expect(call.told()).toHaveLength(6);
    call.wait(700);
    expect(sayFault(call.call, 'again', call.now)).toBeUndefined();
  });

  test('both sides read the same conversation', () => {
    const call = openCall();
    call.act({ type: 'say', text: 'hello' });
    call.hear(say('<b>hi</b>'));
    expect(call.call.conversation).toEqual([
      { from: 'you', text: 'hello', key: 1 },
      { from: 'stranger', text: '<b>hi</b>', key: 2 },
    ]);
  });
});

describe('[P6] what is believed', () => {
  test('typing wears off, and ends with the message', () => {
    const call = openCall();
    call.hear({ type: 'Typing', active: true });
    expect(call.call.partner.typing).toBe(true);
    call.wait(5_900);
    expect(call.call.partner.typing).toBe(true);
    call.wait(200);
    expect(call.call.partner.typing).toBe(false);
    call.hear({ type: 'Typing', active: true });
    call.hear(say('x'));
    expect(call.call.partner.typing).toBe(false);
  });

  test('a picture counts as a camera until the stranger says otherwise', () => {
    const call = openCall();
    expect(call.call.partner).toEqual({ camera: false, microphone: true, typing: false });
    call.act({ type: 'pictureArrived' });
    expect(call.call.partner.camera).toBe(true);
    call.hear({ type: 'Media', camera: false, microphone: false });
    call.act({ type: 'pictureArrived' });
    expect(call.call.partner).toEqual({ camera: false, microphone: false, typing: false });
  });
});

describe('[K8] how a call ends', () => {
  test('Bye, and a channel that closes: left', () => {
    const bye = openCall();
    bye.hear({ type: 'Bye' });
    expect(bye.ended).toBe('left');
    const closed = openCall();
    closed.act({ type: 'channelClosed' });
    expect(closed.ended).toBe('left');
  });

  test('a broken connection: lost', () => {
    const failed = openCall();
    failed.act({ type: 'transport', state: 'failed' });
    // A restart of ICE may still bring it back.
    failed.wait(14_900);
    expect(failed.ended).toBeUndefined();
    failed.wait(100);
    expect(failed.ended).toBe('lost');
    const broken = openCall();
    broken.act({ type: 'transport', state: 'interrupted' });
    broken.act({ type: 'transport', state: 'closed' });
    expect(broken.ended).toBe('lost');
  });

  test('an interruption shows, and passes, or lasts 15 s and is the end', () => {
    const call = openCall();
    call.act({ type: 'transport', state: 'interrupted' });
    expect(call.call.interruptedUntil).toBeDefined();
    call.wait(14_000);
    call.act({ type: 'transport', state: 'connected' });
    expect(call.call.interruptedUntil).toBeUndefined();
    call.wait(60_000);
    expect(call.ended).toBeUndefined();
    call.act({ type: 'transport', state: 'interrupted' });
    call.wait(10_000);
    // Being told of it twice does not make it last longer.
    call.act({ type: 'transport', state: 'interrupted' });
    call.wait(5_000);
    expect(call.ended).toBe('lost');
  });

  test('a channel that never opens: failed; any misconduct: misbehaved', () => {
    const call = callAt(1_000);
    call.wait(10_000);
    expect(call.ended).toBe('failed');
    const text = openCall();
    text.act({ type: 'misbehaved' });
    expect(text.ended).toBe('misbehaved');
    const garbage = openCall();
    garbage.act({ type: 'received', frame: Uint8Array.of(0xff) });
    expect(garbage.ended).toBe('misbehaved');
  });
});

describe('[V2] the commitment of the stranger', () => {
  test('is opened with what they reveal', () => {
    const call = beginCall(both, true, 0);
    const frame = partnerWire.encode(reveal).slice();
    const step = stepCall(call, { type: 'received', frame }, 0);
    expect(step.ok && step.revealed).toEqual(new Uint8Array(32).fill(7));
  });

  test('is opened once', () => {
    const call = openCall();
    call.hear(reveal);
    expect(call.ended).toBe('misbehaved');
  });

  test('stays closed for 15 seconds at most', () => {
    const call = callAt(1_000);
    call.act({ type: 'channelOpened' });
    call.wait(14_900);
    expect(call.ended).toBeUndefined();
    call.wait(200);
    expect(call.ended).toBe('failed');
  });
});
