import type { NetworkId } from '../moderation/network-table.ts';
import type { Crowd } from '../presence.ts';
import type { TagIndex } from '../tag-index.ts';
import type { NodeId } from '../ticket.ts';
import type { NodeMessage } from './node-messages.ts';
import type { PoolIndex } from './pool-index.ts';

/** What a node of a crowd needs of the world. */
export interface CrowdPorts {
  readonly index: PoolIndex;
  /** The same numbers for the same tags on every node. */
  readonly indexTags: TagIndex;
  /** Must have encoded the message before it returns. What cannot be delivered is lost. */
  send(node: NodeId, message: NodeMessage): void;
  /** The same, to every node that is there. */
  broadcast(message: NodeMessage): void;
  /** A network by the names that all nodes know it by, and back. */
  nameNetwork(network: NetworkId): { readonly names: Uint8Array; readonly isExempt: boolean };
  /** The same, of one network alone: a wider one has no lineage. */
  nameOf(network: NetworkId): Uint8Array | undefined;
  findNetwork(names: Uint8Array, isExempt: boolean, now: number): NetworkId;
  /** How many are on the other nodes, as these said last: rounded, and a second old or so. */
  elsewhere(): Crowd;
  clock(): number;
}
