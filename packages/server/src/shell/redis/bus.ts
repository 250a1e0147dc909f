import { maxFrameBytes } from '@passerby/protocol/limits';
import { type NodeMessage, nodeWire } from '../../core/cluster/node-messages.ts';
import type { NodeId } from '../../core/ticket.ts';
import type { Directory } from './directory.ts';
import type { NodeIdentity } from './node-identity.ts';
import type { RedisConnection } from './redis-connection.ts';
import { senderOf } from './sealed-link.ts';

/** Who went is told again and again, until it is heard or its listener is gone; at most so many to one node. */
const mostFarewells = 20_000;
/** Frames from nodes that are not known yet, which wait for the next look at who is there. */
const mostUnknown = 1_000;

/** What a node says to itself. It is no frame of a version that there is, and says nothing. */
const echo = Buffer.of(0);

/** Carries messages from node to node: encodes, seals, publishes, and the other way round. */
export class Bus {
  #farewells = new Map<NodeId, Uint8Array[]>();
  #unknown: Buffer[] = [];
  #toUnknown: { readonly node: NodeId; readonly plain: Uint8Array }[] = [];
  readonly #scratch = new Uint8Array(maxFrameBytes);

  constructor(
    private readonly given: {
      readonly identity: Pick<NodeIdentity, 'node' | 'crowd'>;
      readonly redis: Pick<RedisConnection, 'publish' | 'subscribe'>;
      readonly directory: Directory;
      /** Somebody is here whom the directory does not know. */
      askWhoIsThere(): void;
      /** What it said to itself has come round. */
      heardItself(): void;
      /** The bytes of the message hold until this returns. */
      heard(node: NodeId, message: NodeMessage): void;
    },
  ) {}

  async open(): Promise<void> {
    const { redis, identity } = this.given;
    await redis.subscribe(this.#channelOf(identity.node), (frame) => this.#received(frame));
  }

  /** Whether others are heard shows by that: a dead connection is as quiet as one on which nobody says anything. */
  async callItself(): Promise<void> {
    await this.given.redis.publish(this.#channelOf(this.given.identity.node), echo);
  }

  send(node: NodeId, message: NodeMessage): void {
    const plain = nodeWire.encode(message, this.#scratch);
    const isFarewell = message.type === 'Left';
    // An end that comes late must not be taken for that of something newer. What is asked for anew is asked again.
    if (message.type === 'Offer' && this.#farewells.has(node)) return;
    if (this.given.directory.linkTo(node) === undefined) {
      if (this.#toUnknown.length >= mostUnknown) return;
      this.#toUnknown.push({ node, plain: plain.slice() });
      this.given.askWhoIsThere();
    } else {
      this.#publish(node, plain, isFarewell);
    }
    plain.fill(0);
  }

  /** Who is there is known anew: what waited for that goes out, or in. */
  known(): void {
    const [unknown, toUnknown] = [this.#unknown, this.#toUnknown];
    this.#unknown = [];
    this.#toUnknown = [];
    for (const frame of unknown) this.#open(frame);
    for (const { node, plain } of toUnknown) {
      this.#publish(node, plain, false);
      plain.fill(0);
    }
  }

  /** Says again what nobody heard, to those who may still be there. */
  retry(mayBeThere: (node: NodeId) => boolean): void {
    const farewells = this.#farewells;
    this.#farewells = new Map();
    for (const [node, frames] of farewells) {
      if (mayBeThere(node)) for (const frame of frames) this.#publish(node, frame, true);
    }
  }

  #publish(node: NodeId, plain: Uint8Array, isFarewell: boolean): void {
    const link = this.given.directory.linkTo(node);
    if (link === undefined) return;
    const kept = isFarewell ? plain.slice() : undefined;
    const unheard = () => {
      if (kept === undefined) return;
      const frames = this.#farewells.get(node) ?? [];
      if (frames.length < mostFarewells) frames.push(kept);
      this.#farewells.set(node, frames);
    };
    this.given.redis.publish(this.#channelOf(node), link.seal(plain)).then((listeners) => {
      if (listeners === 0) unheard();
    }, unheard);
  }

  #channelOf(node: NodeId): string {
    return `passerby:{${this.given.identity.crowd}.${node}}`;
  }

  #received(frame: Buffer): void {
    if (frame.equals(echo)) {
      this.given.heardItself();
      return;
    }
    const node = senderOf(frame);
    if (node === undefined) return;
    if (this.given.directory.linkTo(node) !== undefined) {
      this.#open(frame);
    } else if (this.#unknown.length < mostUnknown) {
      this.#unknown.push(frame);
      this.given.askWhoIsThere();
    }
  }

  #open(frame: Buffer): void {
    const node = senderOf(frame);
    const plain = node === undefined ? undefined : this.given.directory.linkTo(node)?.open(frame);
    if (node === undefined || plain === undefined) return;
    try {
      const decoded = nodeWire.decode(plain);
      // From a node with the secret that speaks another version of this wire.
      if (decoded.ok) this.given.heard(node, decoded.value);
    } finally {
      plain.fill(0);
    }
  }
}
