import { describe, expect, test } from 'bun:test';
import { type ClientMessage, clientWire } from '@passerby/protocol/client-messages';
import { closeCodes } from '@passerby/protocol/close-codes';
import { type ServerMessage, serverWire } from '@passerby/protocol/server-messages';
import { Doorkeeper } from '../core/doorkeeper.ts';
import { Moderation } from '../core/moderation/moderation.ts';
import { ProofOfWork } from '../core/moderation/proof-of-work.ts';
import { RelayDesk } from '../core/relay-desk.ts';
import { Switchboard } from '../core/switchboard.ts';
import { createCounters } from './counters.ts';
import { defaultOptions } from './default-options.ts';
import { doorLimits } from './door-limits.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import { createLog } from './log.ts';
import { hash16, randomBytes, randomId, sha256 } from './randomness.ts';
import { createSockets, createVisitor, type Visitor } from './websocket.ts';

type Socket = Bun.ServerWebSocket<Visitor>;

/** The server's side of a socket without a network under it; it reports its end as Bun does. */
interface Wire {
  readonly socket: Socket;
  /** The very bytes that were handed to the runtime, as they were then and as they are now. */
  readonly sent: { readonly copy: Uint8Array; readonly live: Uint8Array }[];
  readonly closedWith: number[];
  receive(frame: Uint8Array | string): void;
  ping(payload: Uint8Array | ArrayBuffer): void;
  say(message: ClientMessage): Uint8Array;
  end(code: number): void;
  messages(): ServerMessage[];
}

function createServer(
  options: { socketsPerNetwork?: number; breakOn?: ClientMessage['type'] } = {},
) {
  const lines: string[] = [];
  const counters = createCounters();
  const doorkeeper = new Doorkeeper(
    doorLimits({
      socketsPerNetwork: options.socketsPerNetwork ?? 100,
      // Refilled before anyone can look: here only the number of sockets counts.
      openingsPerSecond: 1e9,
      framesPerSecond: 10,
    }),
    () => [],
  );
  const relay = new RelayDesk('none', undefined, {
    randomBytes,
    mayHavePass: () => false,
    unixSeconds: () => 0,
  });
  const moderation = new Moderation({ lineageOf: () => undefined }, defaultOptions.moderation);
  const work = new ProofOfWork({ randomBytes, mac: hmacSha256, sha256 });
  const views: Uint8Array[] = [];
  const { handler, switchboard, closeAll } = createSockets({
    sendBuffers: { used() {} },
    receiveBuffers: { used() {} },
    doorkeeper,
    counters,
    log: createLog((line) => lines.push(line)),
    createSwitchboard: (ports) =>
      new BreakableSwitchboard(
        { ...ports, randomId, randomBytes, hash: hash16, relay, moderation, work },
        {
          helloTimeoutMs: 5_000,
          resumeWindowMs: 15_000,
          mostLingering: 16_384,
          relaxAfterMs: 0,
          presenceEveryMs: 2_000,
          stunPorts: [],
          minSharedMs: 3_000,
          countsCalls: false,
        },
        options.breakOn,
        views,
      ),
  });

  function open(network = 1): Wire {
    const sent: { copy: Uint8Array; live: Uint8Array }[] = [];
    const closedWith: number[] = [];
    const socket = {
      data: createVisitor({ network, local: true }),
      sendBinary(live: Uint8Array) {
        sent.push({ copy: live.slice(), live });
        return live.length;
      },
      close(code: number) {
        closedWith.push(code);
        handler.close?.(socket, code, '');
      },
    } as unknown as Socket;
    handler.open?.(socket);
    const receive = (frame: Uint8Array | string) => {
      try {
        // The runtime hands over an array that nobody else has; the test looks into it afterwards.
        handler.message?.(socket, frame as never);
      } catch (thrown) {
        handler.error?.(thrown as Error, socket);
      }
    };
    return {
      socket,
      sent,
      closedWith,
      receive,
      ping: (payload) => handler.ping?.(socket, payload as never),
      say(message) {
        const frame = clientWire.encode(message).slice();
        receive(frame);
        return frame;
      },
      end: (code) => handler.close?.(socket, code, ''),
      messages: () =>
        sent.map(({ copy }) => {
          const decoded = serverWire.decode(copy);
          if (!decoded.ok) throw new Error(decoded.code);
          return decoded.value;
        }),
    };
  }

  return { open, moderation, closeAll, switchboard, lines, counters, views };
}

/** The real one, with a bug that one kind of frame sets off; it shows where frames stand while they are handled. */
class BreakableSwitchboard extends Switchboard {
  constructor(
    ports: ConstructorParameters<typeof Switchboard>[0],
    options: ConstructorParameters<typeof Switchboard>[1],
    private readonly breakOn: ClientMessage['type'] | undefined,
    private readonly views: Uint8Array[],
  ) {
    super(ports, options);
  }

  override received(socket: number, message: ClientMessage, now: number): void {
    if (message.type === 'Join') {
      if (message.description.every((byte) => byte === 0)) throw new Error('too soon');
      this.views.push(message.description);
    }
    if (message.type === this.breakOn) throw new Error(`192.0.2.1 ${JSON.stringify(message)}`);
    super.received(socket, message, now);
  }
}

const hello: ClientMessage = { type: 'Hello', version: 1 };
const join: ClientMessage = {
  type: 'Join',
  ticket: 1,
  mode: 'video',
  language: 0,
  generation: 0,
  hardNat: false,
  relayOnly: false,
  commitment: new Uint8Array(32).fill(0xcc),
  tags: new Uint8Array(0),
  description: new Uint8Array(40).fill(0xca),
  local: new Uint8Array(4).fill(0xfe),
};

describe('wiping', () => {
  test('[F2] a frame is zeros once it has been handled, whether it was good or not', () => {
    const wire = createServer().open();
    expect(wire.say(hello).every((byte) => byte === 0)).toBe(true);
    expect(wire.say(join).every((byte) => byte === 0)).toBe(true);
    const bad = new Uint8Array(50).fill(0xca);
    wire.receive(bad);
    expect(bad.every((byte) => byte === 0)).toBe(true);
    const late = new Uint8Array(50).fill(0xca);
    wire.receive(late);
    expect(late.every((byte) => byte === 0)).toBe(true);
  });

  test('[F2] nor does it stand where it was looked at, though its handling failed', () => {
    for (const breakOn of [undefined, 'Join'] as const) {
      const { open, views } = createServer(breakOn === undefined ? {} : { breakOn });
      const wire = open();
      wire.say(hello);
      wire.say(join);
      expect(views.map(({ length }) => length)).toEqual([join.description.length]);
      expect(views.flatMap((view) => [...view]).every((byte) => byte === 0)).toBe(true);
    }
  });

  test('[F2] what a ping or a pong carries is zeros too, however it is handed over', () => {
    const wire = createServer().open();
    const payload = new Uint8Array(20).fill(0xca);
    wire.ping(payload);
    const other = new Uint8Array(20).fill(0xca);
    wire.ping(other.buffer);
    expect([...payload, ...other].every((byte) => byte === 0)).toBe(true);
  });

  test('[F2] a message is zeros once it has been sent, and arrives whole', () => {
    const { open } = createServer();
    const [one, two] = [open(1), open(2)];
    // Frames of all sockets stand in one place, one after the other: each must be copied out of it in time.
    const other = {
      ...join,
      commitment: new Uint8Array(32).fill(0xc0),
      description: new Uint8Array(90).fill(0xd0),
      local: new Uint8Array(4).fill(0xe0),
    };
    one.say(hello);
    two.say(hello);
    one.say(join);
    two.say(other);
    for (const [wire, theirs] of [
      [one, other],
      [two, join],
    ] as const) {
      const matched = wire.messages().find((message) => message.type === 'Matched');
      expect(matched?.description).toEqual(theirs.description);
      expect(matched?.local).toEqual(theirs.local);
      expect(matched?.commitment).toEqual(theirs.commitment);
    }
    for (const { live } of [...one.sent, ...two.sent]) {
      expect(live.every((byte) => byte === 0)).toBe(true);
    }
  });
});

describe('closing', () => {
  test('[S4] text and what does not decode end the session; its partner is told', () => {
    for (const frame of ['text', new Uint8Array([0xff])]) {
      const { open, switchboard, moderation, counters } = createServer();
      const [one, two] = [open(1), open(2)];
      for (const wire of [one, two]) {
        wire.say(hello);
        wire.say(join);
      }
      one.receive(frame);
      expect(one.closedWith).toEqual([closeCodes.badFrame]);
      expect(two.messages().at(-1)).toEqual({ type: 'PartnerLeft', ticket: 1, why: 'left' });
      expect(switchboard.totals()).toMatchObject({ sessions: 1, pairs: 0 });
      expect(counters.health(switchboard.totals(), moderation.totals(0)).closes.badFrame).toBe(8);
    }
  });

  test('[S4] nothing that comes after the end is handled', () => {
    const { open, switchboard } = createServer();
    const wire = open();
    wire.receive('text');
    wire.say(hello);
    expect(wire.sent).toEqual([]);
    expect(wire.closedWith).toHaveLength(1);
    expect(switchboard.totals().sessions).toBe(0);
  });

  test('[S8] a socket is released once, however it ends', () => {
    const { open } = createServer({ socketsPerNetwork: 2 });
    const [one, two] = [open(), open()];
    // One that was refused was not counted, and makes no room when it goes.
    for (const refused of [open(), open()]) {
      expect(refused.closedWith).toEqual([closeCodes.tooManySockets]);
    }
    one.receive('text');
    two.end(1001);
    // Two places are free again, and not three.
    const again = [open(), open(), open()].map((wire) => wire.closedWith.length);
    expect(again).toEqual([0, 0, 1]);
  });

  test('[S13] everybody is told to come back', () => {
    const { open, closeAll } = createServer();
    const wires = [open(), open(), open()];
    wires[0]?.say(hello);
    closeAll('shuttingDown');
    for (const wire of wires) expect(wire.closedWith).toEqual([closeCodes.shuttingDown]);
  });
});

test('[G4] a bug ends the one socket that set it off, and says nothing of what it held', () => {
  const { open, lines, switchboard } = createServer({ breakOn: 'Join' });
  const [one, two] = [open(1), open(2)];
  one.say(hello);
  two.say(hello);
  expect(one.say(join).every((byte) => byte === 0)).toBe(true);
  expect(one.closedWith).toEqual([1011]);
  expect(lines).toEqual(['passerby handlerFailed where=socket']);
  expect(switchboard.totals().sessions).toBe(1);
  two.say({ type: 'Leave', ticket: 0, why: 'left' });
  expect(two.closedWith).toEqual([]);
});
