import type { Assumed } from './assumptions.ts';
import { measured, relayNeed, relayNeedBlind } from './measured.ts';

/** What a way of running the site takes at its busiest time and costs in a month. */
export interface Need {
  readonly machines: number;
  /** Where the machines are full first. */
  readonly limit: 'memory' | 'processor' | 'line';
  readonly memoryMb: number;
  readonly cores: number;
  /** Media that machines of the operator hand on, out, at the busiest time. */
  readonly mediaMbps: number;
  /** Everything that goes out at the busiest time. */
  readonly outMbps: number;
  readonly monthlyTb: number;
  readonly monthlyCost: number;
  /** The price for a thousand pages with an ad that pays for it; undefined when there are none. */
  readonly breakEven: number | undefined;
}

export interface Estimate {
  readonly people: number;
  readonly matchesPerSecond: number;
  /** Of pairs: those that need a relay, and those in which somebody hides. */
  readonly relayedShare: number;
  readonly relayNeedShare: number;
  readonly adPagesPerMonth: number;
  /** As it is: media go from device to device, and by relay where need be. */
  readonly direct: Need;
  /** A platform that routes all media through its servers (an SFU), with the same signalling. */
  readonly routed: Need;
  /** Of cores, for the server alone; each of its processes has one. */
  readonly serverCores: number;
}

const hoursPerMonth = 730;
const secondsPerMonth = hoursPerMonth * 3_600;
const presenceEverySeconds = 2;
const refreshEverySeconds = 20;

/** Bytes over the line for one frame: what SPEC.md gives it, and WebSocket, TLS, TCP and IP around it. */
const aroundFrameBytes = 90;
const matchedBytes = 576 + aroundFrameBytes;
const shortFrameBytes = 9 + aroundFrameBytes;

/** Works out what that many people take. All shares of `assumed` are in percent. */
export function estimate(assumed: Assumed): Estimate {
  const { people } = assumed;
  const inCall = people * percent(assumed.inCallShare);
  const waiting = people - inCall;
  const matchesPerSecond = inCall / 2 / (assumed.callMinutes * 60);
  const visitsPerSecond = people / (assumed.visitMinutes * 60);
  const average = percent(assumed.averageShare);

  const presencePerSecond = waiting / presenceEverySeconds;
  const parkedPerSecond = waiting / refreshEverySeconds;
  const frameMicros = measured.matchMicros.value / measured.matchFrames.value;
  const serverCores =
    (matchesPerSecond * measured.matchMicros.value +
      (presencePerSecond + parkedPerSecond) * frameMicros) /
    1e6;
  const signallingBytes =
    matchesPerSecond * (2 * matchedBytes + 2 * shortFrameBytes) +
    (presencePerSecond + parkedPerSecond) * shortFrameBytes;
  const visitBytes =
    1e6 * (measured.pageMb.value + percent(assumed.newShare) * measured.filterMb.value);
  const siteMbps = (8 * (signallingBytes + visitsPerSecond * visitBytes)) / 1e6;
  const memoryMb =
    measured.processMb.value +
    (people * measured.sessionKb.value + waiting * measured.parkedKb.value) / 1_024;

  const relayNeedShare = needAt(2 * matchesPerSecond);
  const shown = 1 - percent(assumed.hideShare);
  const relayedShare = 1 - (1 - relayNeedShare) * shown * shown;
  // Each of the two sends once, and each is sent once what the other said.
  const allMediaMbps = inCall * assumed.callMbps;
  const adPagesPerMonth = visitsPerSecond * average * secondsPerMonth * assumed.adPages;

  const need = (mediaMbps: number): Need => {
    const cores = serverCores + mediaMbps / assumed.forwardMbpsPerCore;
    const outMbps = siteMbps + mediaMbps;
    const full = percent(assumed.fullShare);
    const takes = {
      memory: memoryMb / (assumed.machineMemoryGb * 1_024 * full),
      processor: cores / (assumed.machineCores * full),
      line: outMbps / (assumed.machineMbps * full),
    };
    const limit = fullest(takes);
    const machines = Math.max(1, Math.ceil(takes[limit]));
    const monthlyTb = (outMbps * average * secondsPerMonth) / 8 / 1e6;
    const beyondTb = Math.max(0, monthlyTb - machines * assumed.includedTb);
    const monthlyCost = machines * assumed.machinePrice + beyondTb * assumed.pricePerTb;
    return {
      machines,
      limit,
      memoryMb,
      cores,
      mediaMbps,
      outMbps,
      monthlyTb,
      monthlyCost,
      breakEven: adPagesPerMonth > 0 ? (1_000 * monthlyCost) / adPagesPerMonth : undefined,
    };
  };
  return {
    people,
    matchesPerSecond,
    relayedShare,
    relayNeedShare,
    adPagesPerMonth,
    direct: need(allMediaMbps * relayedShare),
    routed: need(allMediaMbps),
    serverCores,
  };
}

const percent = (value: number): number => value / 100;

/** The measured share at the next lower rate: a crowd that is smaller has less to choose from. */
function needAt(arrivalsPerSecond: number): number {
  const known = relayNeed.filter(({ arrivals }) => arrivals <= arrivalsPerSecond);
  return known.at(-1)?.share ?? relayNeedBlind;
}

function fullest(takes: Readonly<Record<Need['limit'], number>>): Need['limit'] {
  const limits: readonly Need['limit'][] = ['memory', 'processor', 'line'];
  return limits.reduce((most, one) => (takes[one] > takes[most] ? one : most));
}
