import { eventually } from './eventually.ts';
import type { Tab } from './tab.ts';

declare global {
  interface Window {
    bareConnection?: RTCPeerConnection;
  }
}

/** Which way two ends found to each other: kinds of the two candidates, and how TURN was spoken. */
export interface BareRoute {
  readonly local: string;
  readonly remote: string;
  /** `udp` or `tcp`, between the first end and its relay; undefined without one. */
  readonly relayProtocol: string | undefined;
}

/**
 * Connects two tabs by a data channel and without a product, to see what a network lets through.
 * Undefined when they are not connected after `patienceMs`.
 */
export async function connectBarely(
  one: Tab,
  other: Tab,
  configuration: RTCConfiguration,
  patienceMs: number,
): Promise<BareRoute | undefined> {
  const offer = await one.evaluate(makeOffer, configuration);
  const answer = await other.evaluate(makeAnswer, { configuration, offer });
  await one.evaluate(takeAnswer, answer);
  const route = await eventually('a bare connection', () => one.evaluate(readRoute, undefined), {
    timeoutMs: patienceMs,
  }).catch(() => undefined);
  for (const tab of [one, other]) await tab.evaluate(closeBareConnection, undefined);
  return route;
}

/** Runs in the page, as all below: functions that see nothing of each other. */
async function makeOffer(configuration: RTCConfiguration): Promise<string> {
  const connection = new RTCPeerConnection(configuration);
  window.bareConnection = connection;
  connection.createDataChannel('');
  await connection.setLocalDescription();
  const enough = new Promise((resolve) => setTimeout(resolve, 1_200));
  const complete = new Promise<void>((resolve) => {
    connection.onicegatheringstatechange = () => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
  });
  await Promise.race([enough, complete]);
  return connection.localDescription?.sdp ?? '';
}

async function makeAnswer(given: {
  configuration: RTCConfiguration;
  offer: string;
}): Promise<string> {
  const connection = new RTCPeerConnection(given.configuration);
  window.bareConnection = connection;
  await connection.setRemoteDescription({ type: 'offer', sdp: given.offer });
  await connection.setLocalDescription();
  const enough = new Promise((resolve) => setTimeout(resolve, 1_200));
  const complete = new Promise<void>((resolve) => {
    connection.onicegatheringstatechange = () => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
  });
  await Promise.race([enough, complete]);
  return connection.localDescription?.sdp ?? '';
}

const takeAnswer = (sdp: string) =>
  window.bareConnection?.setRemoteDescription({ type: 'answer', sdp });

async function readRoute() {
  if (window.bareConnection?.connectionState !== 'connected') return undefined;
  const stats = new Map<string, Record<string, string>>();
  for (const one of (await window.bareConnection.getStats()).values()) stats.set(one.id, one);
  for (const { type, selectedCandidatePairId } of stats.values()) {
    if (type !== 'transport') continue;
    const pair = stats.get(selectedCandidatePairId ?? '');
    const local = stats.get(pair?.['localCandidateId'] ?? '');
    const remote = stats.get(pair?.['remoteCandidateId'] ?? '');
    if (local === undefined || remote === undefined) return undefined;
    return {
      local: local['candidateType'] ?? '',
      remote: remote['candidateType'] ?? '',
      relayProtocol: local['relayProtocol'],
    };
  }
  return undefined;
}

function closeBareConnection(): void {
  window.bareConnection?.close();
}
