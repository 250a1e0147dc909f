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
  #answered: ((pong: number) => void) | undefined;
  #pings = 0;
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
    const words = Array.from({ length: frames }, () => this.#word());
    this.#pings = (this.#pings + 1) % 256;
    words.push(rawFrame(opcodes.ping, Uint8Array.of(this.#pings)));
    const handled = new Promise<void>((resolve) => {
      this.#answered = (pong) => {
        if (pong !== this.#pings) return;
        this.handled += frames;
        resolve();
      };
      this.#tcp?.once('close', () => resolve());
    });
    if (this.#isOver) return;
    this.#tcp?.write(Buffer.concat(words));
    await handled;
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

  async #open(): Promise<void> {
    this.#isOver = false;
    const { tcp, answer } = await openRawSocket(this.scene.port, {
      from: this.address,
      onFrame: (frame) => this.#hear(frame),
    });
    if (!answer.startsWith('HTTP/1.1 101')) throw new Finding('a socket is not taken');
    this.#tcp = tcp;
    tcp.once('close', () => {
      this.#isOver = true;
    });
    tcp.once('end', () => tcp.destroy());
    const type = this.scene.random() % 2 ? 'Resume' : 'Hello';
    if (type === 'Hello') this.#last = 0;
    tcp.write(rawFrame(opcodes.binary, this.#frame(type, [])));
  }

  /** One message in one frame, or in several, or something that is none. */
  #word(): Uint8Array {
    const { random } = this.scene;
    const chance = random() % 200;
    if (chance === 0) return rawFrame(opcodes.text, Uint8Array.of(65, random() % 256));
    if (chance === 1) return rawFrame(random() % 16, new Uint8Array(3), { reserved: random() % 8 });
    const isHarmed = chance < 8;
    const done = isHarmed ? [{ how: pick(harms, random()), where: random(), what: random() }] : [];
    const greets = (name: TypeName) => name === 'Hello' || name === 'Resume' || name === 'Join';
    const type = pick(typeNames, random());
    const frame = this.#frame(greets(type) && chance > 8 ? 'Next' : type, done);
    if (chance > 20) return rawFrame(opcodes.binary, frame);
    const at = random() % (frame.length + 1);
    const [start, rest] = [frame.subarray(0, at), frame.subarray(at)];
    return Buffer.concat([
      rawFrame(opcodes.binary, start, { isLast: false }),
      rawFrame(opcodes.more, rest),
    ]);
  }

  #frame(type: TypeName, done: readonly Harm[]): Uint8Array {
    const { random, memory } = this.scene;
    const isFresh = type === 'Join' || type === 'Next' || type === 'Reattach';
    if (isFresh) this.#last += 1;
    const draw = {
      seedOf: () => random(),
      known: (name: string, seed: number) => {
        if (name === 'version') return protocolVersion;
        if (name === 'ticket') return isFresh || seed % 8 ? this.#last : seed % (this.#last + 1);
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
    if (opcode === opcodes.pong) this.#answered?.(payload[0] ?? 0);
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
    if (decoded.value.type === 'Welcome' && !decoded.value.resumed) this.#last = 0;
  }
}
