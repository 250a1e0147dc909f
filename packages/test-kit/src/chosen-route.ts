import { eventually } from './eventually.ts';
import type { Person } from './person.ts';

/** Which way a call goes: kinds of the two candidates, and how TURN is spoken. */
export interface ChosenRoute {
  readonly local: string;
  readonly remote: string;
  readonly relayProtocol: string | undefined;
}

/** Which way the picture goes, from the browser's own mouth; waits until there is one. */
export const routeOf = (person: Person): Promise<ChosenRoute> =>
  eventually(`a route of ${person.engine}`, () => person.tab.evaluate(readRoute, undefined));

/** Runs in the page. Firefox has no transport in its statistics, but marks the pair. */
async function readRoute(): Promise<ChosenRoute | undefined> {
  for (const connection of window.pageWatch.connections) {
    if (connection.connectionState !== 'connected') continue;
    const stats = new Map<string, Record<string, unknown>>();
    for (const one of (await connection.getStats()).values()) stats.set(one.id, one);
    const chosen = [...stats.values()].find(({ type }) => type === 'transport');
    const pair =
      stats.get(String(chosen?.['selectedCandidatePairId'])) ??
      [...stats.values()].find(({ type, selected }) => type === 'candidate-pair' && selected);
    const local = stats.get(String(pair?.['localCandidateId']));
    const remote = stats.get(String(pair?.['remoteCandidateId']));
    if (local === undefined || remote === undefined) continue;
    return {
      local: String(local['candidateType']),
      remote: String(remote['candidateType']),
      relayProtocol: local['relayProtocol'] as string | undefined,
    };
  }
  return undefined;
}
