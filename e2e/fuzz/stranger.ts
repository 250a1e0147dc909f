import type { Socket } from 'node:net';
import { closeCodeName } from '@passerby/protocol/close-codes';
import { protocolVersion } from '@passerby/protocol/limits';
import { type ServerMessage, serverWire } from '@passerby/protocol/server-messages';
import { opcodes, openRawSocket, type RawFrame, rawFrame } from '../server-raw-socket.ts';
import { type TypeName, typeNames } from './field-kinds.ts';
import { Finding, hold } from './finding.ts';
import { createFrame, type Harm, harms } from './frame-parts.ts';
import type { Memory } from './memory.ts';
import { pick } from './mixed.ts';

type Random = () => number;

/** RFC 6455 section 7.4.1: what the runtime closes a socket with by itself. */
const runtimeCodes = [1002, 1007, 1009];

/** What every stranger has to do with. */
interface Scene {
  readonly port: number;
  readonly random: Random;
  readonly memory: Memory;
  readonly found: (what: string) => void;
  /** A message came, of this type. */
  readonly heard: (type: ServerMessage['type']) => void;
}

/** Somebody on a real socket who says what the fuzzer makes up, and looks at all that comes back. */
export class Stranger {
  #tcp: Socket | undefined;
  #isOver = true;
  #last = 0;
  /** The ticket under which it last met somebody. */
  #met = 0;
  #isIdle = true;
  /** It stays with whom it met, for a while. */
  #talks = false;
  #replied: (() => void) | undefined;
  #pongs = 0;
  /** Frames that the server has answered for: none of those before which it closed the socket. */
  handled = 0;

  constructor(
    private readonly scene: Scene,
    private readonly seat: number,
    private readonly address: string,
  ) {}

  /** Comes in unless it is in, says so many frames at once, and waits until they have been handled. */
  async speak(frames: number): Promise<void> {
    const { random } = this.scene;
    if (this.#isOver) await this.#open();
    if (this.#isOver) return;
    const isWild = random() % 4 === 0;
    this.#talks = !isWild && this.#met === this.#last && random() % 2 === 0;
    const words = Array.from({ length: frames }, () => this.#word(isWild));
    const pings = this.#pongs + 1;
    words.push(rawFrame(opcodes.ping, Uint8Array.of(pings)));
    await this.#reply(() => this.#tcp?.write(Buffer.concat(words)));
    if (this.#pongs === pings) this.handled += frames;
    if (random() % 6 === 0) this.leave();
  }

  /** With a goodbye or without one. */
  leave(): void {
    if (this.scene.random() % 2) {
      this.#tcp?.write(rawFrame(opcodes.close, Uint8Array.of(3, 233)));
    }
    this.#tcp?.destroy();
    this.#isOver = true;
  }

  /** Resolves when the server has welcomed it, has handled all that it said, or has closed. */
  #reply(ask: () => void): Promise<void> {
    const replied = new Promise<void>((resolve) => {
      this.#replied = resolve;
    });
    ask();
    return replied;
  }

  async #open(): Promise<void> {
    this.#isOver = false;
    this.#pongs = 0;
    const { tcp, answer } = await openRawSocket(this.scene.port, {
      from: this.address,
      onFrame: (frame) => this.#hear(frame),
    });
    if (!answer.startsWith('HTTP/1.1 101')) throw new Finding('a socket is not taken');
    this.#tcp = tcp;
    tcp.once('end', () => tcp.destroy());
    tcp.once('close', () => {
      this.#isOver = true;
      this.#replied?.();
    });
    const type = this.scene.random() % 2 ? 'Resume' : 'Hello';
    await this.#reply(() => tcp.write(rawFrame(opcodes.binary, this.#frame(type, []))));
  }

  /** One message in one frame, or in two; a wild one may be anything. */
  #word(isWild: boolean): Uint8Array {
    const { random } = this.scene;
    const chance = isWild ? random() % 40 : 40;
    if (chance === 0) return rawFrame(opcodes.text, Uint8Array.of(65, random() % 256));
    if (chance === 1) return rawFrame(random() % 16, new Uint8Array(3), { reserved: random() % 8 });
    const done = [{ how: pick(harms, random()), where: random(), what: random() }];
    const type = pick(typeNames, random());
    const frame = isWild
      ? this.#frame(type, chance < 8 ? done : [])
      : this.#frame(this.#allowed(type), []);
    if (random() % 8) return rawFrame(opcodes.binary, frame);
    const at = random() % (frame.length + 1);
    const [start, rest] = [frame.subarray(0, at), frame.subarray(at)];
    return Buffer.concat([
      rawFrame(opcodes.binary, start, { isLast: false }),
      rawFrame(opcodes.more, rest),
    ]);
  }

  /** What does not end the session, as far as one can know from here; or something else. */
  #allowed(type: TypeName): TypeName {
    if (type === 'Hello' || type === 'Resume') return 'Leave';
    const isLeaving = type === 'Next' || type === 'Leave' || type === 'Flag' || type === 'Refresh';
    if (this.#talks && isLeaving) return 'Signal';
    if (type === 'Signal') return this.#met === this.#last ? 'Signal' : 'Refresh';
    return (type === 'Join' || type === 'Reattach') && !this.#isIdle ? 'Next' : type;
  }

  #frame(type: TypeName, done: readonly Harm[]): Uint8Array {
    const { random, memory } = this.scene;
    const isFresh = type === 'Join' || type === 'Next' || type === 'Reattach';
    if (isFresh) this.#last += 1;
    if (isFresh || type === 'Leave') this.#isIdle = type === 'Leave';
    const draw = {
      seedOf: () => random(),
      known: (name: string, seed: number) => {
        if (name === 'version') return protocolVersion;
        // Mostly somebody whom anybody may meet.
        if (name === 'language' && seed % 4) return 0;
        if (name === 'tags' && seed % 4) return new Uint8Array(0);
        if (name === 'ticket') {
          return isFresh || type === 'Leave' || seed % 8 ? this.#last : seed % (this.#last + 1);
        }
        return memory.recall(this.seat, name, seed);
      },
    };
    return createFrame(type, draw, done, new Uint8Array(random() % 9));
  }

  #hear({ opcode, payload }: RawFrame): void {
    try {
      this.#look(opcode, payload);
    } catch (thrown) {
      this.scene.found(thrown instanceof Finding ? thrown.message : 'the fuzzer itself failed');
    }
  }

  #look(opcode: number, payload: Uint8Array): void {
    if (opcode === opcodes.pong && payload[0] === ((this.#pongs + 1) & 255)) {
      this.#pongs += 1;
      this.#replied?.();
    }
    if (opcode === opcodes.close) {
      const code = ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
      // 1005: it answers a goodbye that gave no code.
      const isKnown = closeCodeName(code) ?? (runtimeCodes.includes(code) || code === 1001);
      hold(isKnown, `a socket is closed with ${code}`);
      hold(payload.length <= 2 || runtimeCodes.includes(code), 'a close frame says more');
    }
    hold(opcode !== opcodes.text, 'it sends text');
    if (opcode !== opcodes.binary) return;
    const decoded = serverWire.decode(payload);
    hold(decoded.ok, 'it sends what is no message');
    this.scene.heard(decoded.value.type);
    this.scene.memory.learn(this.seat, decoded.value);
    this.#follow(decoded.value);
  }

  #follow(message: ServerMessage): void {
    if (message.type === 'Welcome') {
      this.#replied?.();
      this.#isIdle = !message.resumed;
      if (!message.resumed) [this.#last, this.#met] = [0, 0];
    } else if (message.type === 'Matched' || message.type === 'Reattached') {
      this.#met = message.ticket;
    }
  }
}
