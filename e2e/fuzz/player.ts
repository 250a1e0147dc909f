import type { ClientMessage } from '@passerby/protocol/client-messages';
import { protocolVersion } from '@passerby/protocol/limits';
import { serverWire } from '@passerby/protocol/server-messages';
import { Finding } from './finding.ts';
import { createFrame, type Draw } from './frame-parts.ts';
import { Memory } from './memory.ts';
import { mixed } from './mixed.ts';
import { Observer, readFrame } from './observer.ts';
import { type Action, type Program, type Say, seats, seedOf } from './program.ts';
import type { Subject } from './subject.ts';
import type { World } from './world.ts';

export interface Played {
  /** What was wrong, if anything was. */
  readonly finding: string | undefined;
  /** How many frames came to the server. */
  readonly frames: number;
  /** The same play, with every frame as it went out. */
  readonly trace: Program;
}

/** Plays one program on a server of its own, before an observer. */
export function play({ createWorld, probe }: Subject, program: Program): Played {
  const world = createWorld(program.world);
  const player = new Player(world, program, probe.note);
  try {
    for (const action of program.actions) {
      player.act(action);
      // The process ends with its last word.
      if (action.does === 'closeAll') return player.played();
    }
    player.end();
    return player.played();
  } catch (thrown) {
    if (!(thrown instanceof Finding)) throw thrown;
    return player.played(thrown.message);
  }
}

const hours = 3_600_000;

class Player {
  readonly #observer: Observer;
  readonly #memory = new Memory();
  readonly #seated: (number | undefined)[] = [];
  readonly #said: Uint8Array[] = [];
  readonly #done: Action[] = [];
  #frames = 0;

  constructor(
    private readonly world: World,
    private readonly program: Program,
    private readonly note: (feature: number) => void,
  ) {
    this.#observer = new Observer(world, program.world);
  }

  played(finding?: string): Played {
    const trace = { world: this.program.world, actions: this.#done };
    return { finding, frames: this.#frames, trace };
  }

  act(action: Action): void {
    switch (action.does) {
      case 'say':
        this.#say(action);
        return;
      case 'frame':
        this.#done.push(action);
        this.#deliver(action.seat, action.bytes, action.isLate);
        return;
      case 'late':
        if (this.#seated[action.seat] === undefined || this.#isHere(action.seat)) return;
        this.#send(action.seat, this.#frame({ ...plain, ...action }), true);
        return;
      case 'open':
        if (!this.#isHere(action.seat)) this.#open(action.seat, action.seed);
        return;
      case 'end':
        if (this.#isHere(action.seat)) this.#end(action.seat, action.isLost, action);
        return;
      case 'text':
      case 'ping':
        this.#disturb(action.seat, action.does, action);
        return;
      case 'pass':
        this.#done.push(action);
        this.world.pass(action.ms);
        this.#observer.passed();
        return;
      default:
        this.#done.push(action);
        this.world.operate(action.does);
        this.#observer.operated(action.does);
    }
  }

  /** Everybody goes, and time enough passes for everything to be forgotten. */
  end(): void {
    for (let seat = 0; seat < seats; seat++) {
      if (this.#isHere(seat)) this.#end(seat, seat % 2 === 0, undefined);
    }
    for (const ms of [15_000, 30_000, hours, 9 * hours, hours]) {
      this.world.pass(ms);
      this.#observer.passed();
    }
    this.#observer.expectNothing();
  }

  #isHere(seat: number): boolean {
    const line = this.#seated[seat];
    return line !== undefined && !this.#observer.people.line(line).isClosed;
  }

  #open(seat: number, seed: number): void {
    this.#done.push({ does: 'open', seat, seed });
    // Few networks, so that some meet from one, and flags of others come together.
    const [network, isLocal] = [mixed(seed, 1) % 6, mixed(seed, 2) % 2 === 0];
    const line = this.world.open(network, isLocal);
    this.#seated[seat] = line;
    this.#observer.opened(line, isLocal);
  }

  #end(seat: number, isLost: boolean, action: Action | undefined): void {
    if (action) this.#done.push(action);
    const line = this.#seated[seat] as number;
    this.world.end(line, isLost ? 1006 : 1001);
    this.#observer.ended(line, isLost);
  }

  #disturb(seat: number, what: 'text' | 'ping', action: Action): void {
    if (!this.#isHere(seat)) return;
    this.#done.push(action);
    const line = this.#seated[seat] as number;
    if (what === 'text') this.world.receiveText(line);
    else this.world.receivePing(line);
    this.#observer.received(line, what);
  }

  #say(action: Say): void {
    const { seat, seed } = action;
    if (!this.#isHere(seat)) {
      this.#open(seat, seed);
      if (!this.#isHere(seat)) return;
      const type = mixed(seed, 3) % 2 ? 'Resume' : 'Hello';
      if (action.isPolite) this.#send(seat, this.#frame({ ...plain, ...action, type }), false);
      if (!this.#isHere(seat)) return;
    }
    if (!action.isPolite) {
      this.#send(seat, this.#frame(action), false);
      return;
    }
    // A client says what its state allows: under another ticket, or not at all.
    for (const manner of ['any', 'fresh', 'current'] as const) {
      const frame = this.#frame({ ...action, harms: [] }, manner);
      const message = readFrame(frame) as ClientMessage;
      if (this.#observer.refusalOf(this.#seated[seat] as number, message)) continue;
      this.#send(seat, action.harms.length > 0 ? this.#frame(action, manner) : frame, false);
      return;
    }
  }

  #frame(action: Omit<Say, 'does'>, manner: 'any' | 'fresh' | 'current' = 'any'): Uint8Array {
    const { session } = this.#observer.people.line(this.#seated[action.seat] as number);
    const last = session?.last ?? 0;
    const draw: Draw = {
      seedOf: (field) => seedOf(action, field),
      known: (name, seed) => {
        if (name === 'version') return seed % 8 ? protocolVersion : undefined;
        if (name === 'ticket') return ticket(last, seed, manner);
        return this.#memory.recall(action.seat, name, seed);
      },
    };
    const earlier = this.#said[mixed(action.seed, 9) % Math.max(1, this.#said.length)];
    return createFrame(action.type, draw, action.harms, earlier ?? new Uint8Array(0));
  }

  #send(seat: number, frame: Uint8Array, isLate: boolean): void {
    this.#said[this.#frames % 16] = frame;
    this.#done.push({ does: 'frame', seat, bytes: frame, isLate });
    this.#deliver(seat, frame, isLate);
  }

  #deliver(seat: number, frame: Uint8Array, isLate: boolean): void {
    const line = this.#seated[seat];
    if (line === undefined || this.#isHere(seat) === isLate) return;
    this.#frames++;
    const { session } = this.#observer.people.line(line);
    const before = session ? states.indexOf(session.state.at) : states.length;
    this.world.receive(line, frame);
    let replies = 0;
    for (const { line: to, frame: reply, closedWith } of this.world.outputs) {
      replies = mixed(replies, Number(to === line), closedWith ?? reply?.[0] ?? 0);
      if (reply && to === line) this.#remember(seat, reply);
      else if (reply) this.#remember(this.#seated.indexOf(to), reply);
    }
    // What came of which frame in which state: as good as a block of its own.
    this.note(mixed(before, frame[0] ?? 0, replies));
    this.#observer.received(line, frame);
  }

  #remember(seat: number, reply: Uint8Array): void {
    const decoded = serverWire.decode(reply);
    if (decoded.ok) this.#memory.learn(seat, decoded.value);
  }
}

const plain = { seeds: {}, harms: [], isPolite: true } as const;
const states = ['idle', 'waiting', 'paired', 'reattaching'] as const;

/** Mostly the next one or that of now; sometimes an old one, or one far ahead. */
function ticket(last: number, seed: number, manner: 'any' | 'fresh' | 'current'): number {
  if (manner === 'current') return last;
  const way = manner === 'fresh' ? 0 : seed % 16;
  if (way < 7) return last + 1 + ((seed >>> 8) % 3);
  if (way < 13) return last;
  if (way < 15) return (seed >>> 8) % (last + 1);
  return [0, last + 1_000, 2 ** 32 - 1, seed][(seed >>> 8) % 4] as number;
}
