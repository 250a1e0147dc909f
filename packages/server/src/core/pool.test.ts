import { Matchmaker } from './matchmaker.ts';
import type { Pair } from './pool.ts';
import { poolContract } from './test-pool-contract.ts';

poolContract('the embedded pool', async () => {
  const matchmaker = new Matchmaker(4_000);
  const pairs: [number, number][] = [];
  let now = 0;
  const met = (pair: Pair | undefined) => {
    if (pair) pairs.push([pair.first.session, pair.second.session]);
  };
  return {
    join: (ticket) => met(matchmaker.join(ticket, now)),
    leave: (session) => matchmaker.leave(session),
    async pass(ms) {
      now += ms;
      matchmaker.sweep(now, met);
    },
    pairs: async () => pairs,
    waiting: () => matchmaker.size,
  };
});
