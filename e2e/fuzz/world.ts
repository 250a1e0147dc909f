import type { CloseCode } from '@passerby/protocol/close-codes';
import { Doorkeeper } from '@passerby/server/core/doorkeeper';
import { Moderation } from '@passerby/server/core/moderation/moderation';
import { ProofOfWork } from '@passerby/server/core/moderation/proof-of-work';
import { RelayDesk } from '@passerby/server/core/relay-desk';
import { Switchboard } from '@passerby/server/core/switchboard';
import { createCounters } from '@passerby/server/shell/counters';
import { doorLimits } from '@passerby/server/shell/door-limits';
import { createSockets, createVisitor, type Visitor } from '@passerby/server/shell/websocket';
import { probe } from './probe.ts';

export { probe };

/** What differs from one server to the next. */
export interface WorldOptions {
  readonly seed: number;
  /** The limits of the door are a few sockets and frames, instead of more than anybody reaches. */
  readonly isTight: boolean;
  /** The numbers that sessions get are drawn from a few. */
  readonly hasFewIds: boolean;
  /** Nobody comes in without work. */
  readonly asksWork: boolean;
  readonly mostLingering: number;
}

/** What came out at one socket: a message's bytes, or that it was closed. */
export interface Output {
  readonly line: number;
  readonly frame?: Uint8Array;
  readonly closedWith?: number;
}

type Socket = Bun.ServerWebSocket<Visitor>;
type Operator = 'pause' | 'goOn' | 'drain' | 'closeAll';

/** How long each of these takes, in the server's own terms. */
export const windows = { helloMs: 5_000, resumeMs: 15_000 } as const;
const tightSockets = 3;

/** The server in this process, with sockets that are records and a clock that stands until it is set. */
export function createWorld(options: WorldOptions) {
  const random = xorshift(options.seed);
  const randomBytes = (length: number) => new Uint8Array(length).map(() => random());
  const outputs: Output[] = [];
  const faults: string[] = [];
  const sockets: Socket[] = [];
  let live: Uint8Array | undefined;
  let now = 1_000;
  probe.setClock(now);

  const doorkeeper = new Doorkeeper(
    doorLimits({
      socketsPerNetwork: options.isTight ? tightSockets : 1e9,
      openingsPerSecond: options.isTight ? 1 : 1e9,
      framesPerSecond: options.isTight ? 2 : 1e9,
    }),
    (network) => [100 + (network >> 1)],
  );
  const moderation = new Moderation(
    {
      // Two to a voice, and one network that no rule holds for.
      lineageOf: (network) => ({
        blockable: [network, 100 + (network >> 1)],
        voice: network >> 1,
        exempt: network === 0,
      }),
    },
    {
      flagThreshold: 1,
      minSharedMs: 0,
      pauseMs: 2_000,
      blockMs: [4_000, 8_000],
      blockShare: 0.1,
      flagsPerVoice: 1_000,
      matchesPerMinute: options.isTight ? 4 : 1_000,
      workBits: options.asksWork ? 1 : 0,
      calmPerSecond: options.asksWork ? 1 : 1_000,
    },
  );
  const relay = new RelayDesk(
    'choice',
    {
      port: 3480,
      tlsPort: 3481,
      urls: new Uint8Array(0),
      isUp: () => true,
      sign: (name) => new Uint8Array(20).fill(name.length),
    },
    {
      randomBytes,
      mayHavePass: (network, at) => doorkeeper.allowRelayPass(network, at),
      unixSeconds: () => 1_700_000_000 + Math.floor(now / 1_000),
    },
  );
  const sha256 = (bytes: Uint8Array) => new Bun.CryptoHasher('sha256').update(bytes).digest();
  const mac = (key: Uint8Array, bytes: Uint8Array) =>
    new Bun.CryptoHasher('sha256', key).update(bytes).digest();

  const { handler, switchboard, closeAll } = createSockets({
    sendBuffers: { used() {} },
    receiveBuffers: { used() {} },
    doorkeeper,
    counters: createCounters(),
    log: (event) => faults.push(`it logs ${event}`),
    createSwitchboard: (ports) =>
      new Switchboard(
        {
          ...ports,
          randomId: () => (options.hasFewIds ? random() % 12 : random() >>> 1),
          randomBytes,
          hash: (bytes) => sha256(bytes).subarray(0, 16),
          relay,
          moderation,
          work: new ProofOfWork({ randomBytes, mac, sha256 }),
        },
        {
          helloTimeoutMs: windows.helloMs,
          resumeWindowMs: windows.resumeMs,
          mostLingering: options.mostLingering,
          relaxAfterMs: 4_000,
          presenceEveryMs: 2_000,
          stunPorts: [3478, 3479],
          minSharedMs: 0,
          countsCalls: true,
        },
      ),
  });

  /** Whatever leaves the server by an exception is a fault. */
  function guarded(run: () => unknown): void {
    probe.begin();
    try {
      run();
    } catch (thrown) {
      faults.push(`it throws ${thrown}`);
    }
    if (live?.some((byte) => byte !== 0)) faults.push('what was sent is not wiped');
    live = undefined;
  }

  function createSocket(line: number, network: number, local: boolean): Socket {
    const socket = {
      data: createVisitor({ network, local }),
      sendBinary(frame: Uint8Array) {
        outputs.push({ line, frame: frame.slice() });
        // All of them stand at the start of one buffer: the longest shows whether any was left.
        if (frame.length > (live?.length ?? 0)) live = frame;
        return frame.length;
      },
      // As Bun does: it reports the end from inside of `close`.
      close(closedWith: number) {
        outputs.push({ line, closedWith });
        handler.close?.(socket, closedWith, '');
      },
    } as unknown as Socket;
    return socket;
  }
  const at = (line: number) => sockets[line] as Socket;

  return {
    outputs,
    faults,
    get now() {
      return now;
    },
    /** Returns the number of the new socket. */
    open(network: number, local: boolean): number {
      const line = sockets.length;
      sockets.push(createSocket(line, network, local));
      guarded(() => handler.open?.(at(line)));
      return line;
    },
    receive(line: number, frame: Uint8Array): void {
      // A copy with memory of its own, which is what the runtime hands over.
      const bytes = new Uint8Array(frame);
      guarded(() => handler.message?.(at(line), bytes as never));
      if (bytes.some((byte) => byte !== 0)) faults.push('what was received is not wiped');
    },
    receiveText: (line: number) => guarded(() => handler.message?.(at(line), 'text')),
    receivePing(line: number): void {
      const payload = Buffer.from(Uint8Array.of(1, 2, 3));
      guarded(() => handler.ping?.(at(line), payload));
      if (payload.some((byte) => byte !== 0)) faults.push('what a ping carried is not wiped');
    },
    end: (line: number, code: number) => guarded(() => handler.close?.(at(line), code, '')),
    pass(ms: number): void {
      now += ms;
      probe.setClock(now);
      guarded(() => switchboard.sweep(now));
      guarded(() => switchboard.showPresence(now));
      guarded(() => moderation.sweep(now));
      guarded(() => doorkeeper.sweep(now));
    },
    operate(what: Operator): void {
      guarded(() => {
        if (what === 'drain') switchboard.drain(500);
        else if (what === 'closeAll') closeAll('shuttingDown' satisfies CloseCode);
        else switchboard.pause(what === 'pause');
      });
    },
    totals: () => switchboard.totals(),
    /** Everything that is held of anybody, by kind. */
    held: () => ({
      ...switchboard.held(),
      networksAtTheDoor: doorkeeper.networks,
      networkStandings: moderation.size,
    }),
  };
}

export type World = ReturnType<typeof createWorld>;

function xorshift(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
