import { nodeWire } from '@passerby/server/core/cluster/node-messages';
import { Bus } from '@passerby/server/shell/redis/bus';
import type { RedisConnection } from '@passerby/server/shell/redis/redis-connection';

// A node that says everything twice, once for whoever listens: the control of the tests of privacy.
const { send } = Bus.prototype;
Bus.prototype.send = function (node, message) {
  const { given } = this as unknown as { readonly given: { readonly redis: RedisConnection } };
  void given.redis.publish('passerby:{leak}', Buffer.from(nodeWire.encode(message)));
  send.call(this, node, message);
};
