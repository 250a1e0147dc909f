import { newLineQuality, type ReceptionTotals, stepLineQuality } from '../core/line-quality.ts';
import type { PeerEvent, Route } from '../core/meeting.ts';

/** ICE changes its mind rarely, and engines do not all say when. */
const everyMs = 2_000;

type Entry = Readonly<Record<string, unknown>>;
type Stats = ReadonlyMap<string, Entry>;

/**
 * Tells which way the picture goes and how well, from the first time that is known, and whenever
 * something of the stranger has arrived since the last look; returns what stops it.
 */
export function watchConnection(
  connection: RTCPeerConnection,
  report: (event: Extract<PeerEvent, { type: 'route' | 'quality' | 'arrived' }>) => void,
): () => void {
  let told: Route = 'unknown';
  let arrived = 0;
  let line = newLineQuality;
  let isStopped = false;
  const look = async () => {
    const stats = await statsOf(connection).catch(() => undefined);
    if (stats === undefined || isStopped) return;
    const pair = selectedPair(stats);
    const route = pair && routeOf(stats, pair);
    if (route !== undefined && route !== told) {
      told = route;
      report({ type: 'route', route });
    }
    const before = arrived;
    arrived = arrivalsOf(stats);
    if (arrived !== before) report({ type: 'arrived' });
    const { quality } = line;
    line = stepLineQuality(line, totalsOf(stats, pair));
    if (line.quality !== quality) report({ type: 'quality', quality: line.quality });
  };
  void look();
  const timer = setInterval(look, everyMs);
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}

/** Undefined while no pair of candidates is selected. */
function selectedPair(stats: Stats): Entry | undefined {
  const entries = [...stats.values()];
  const pairs = entries.filter(({ type }) => type === 'candidate-pair');
  const transport = entries.find(({ type }) => type === 'transport');
  // Not every engine says which one is selected; what was nominated before a restart may stand there too.
  return (
    stats.get(String(transport?.['selectedCandidatePairId'])) ??
    pairs.find(({ selected }) => selected === true) ??
    pairs.find(({ state, nominated }) => state === 'succeeded' && nominated === true)
  );
}

function routeOf(stats: Stats, pair: Entry): Route {
  const ends = [pair['localCandidateId'], pair['remoteCandidateId']].map(
    (id) => stats.get(String(id))?.['candidateType'],
  );
  return ends.includes('relay') ? 'relayed' : 'direct';
}

/** A number that changes when media has arrived, or word of how ours arrives. */
function arrivalsOf(stats: Stats): number {
  let sum = 0;
  for (const { type, packetsReceived, timestamp } of stats.values()) {
    if (type === 'inbound-rtp') sum += Number(packetsReceived ?? 0);
    if (type === 'remote-inbound-rtp') sum += Number(timestamp ?? 0);
  }
  return sum;
}

function totalsOf(stats: Stats, pair: Entry | undefined): ReceptionTotals {
  const streams = [...stats.values()].filter(({ type }) => type === 'inbound-rtp');
  const sum = (name: string) =>
    streams.reduce((total, stream) => total + (Number(stream[name]) || 0), 0);
  const seconds = Number(pair?.['currentRoundTripTime']);
  return {
    received: sum('packetsReceived'),
    lost: sum('packetsLost'),
    roundTripMs: Number.isFinite(seconds) ? seconds * 1_000 : undefined,
  };
}

const statsOf = async (connection: RTCPeerConnection): Promise<Stats> =>
  (await connection.getStats()) as unknown as Stats;
