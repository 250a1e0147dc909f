import { judge, type Verdict } from './verdict.ts';

/** What a visit left in a browser, and what the browser did for it. Names, never contents. */
export interface BrowserMeasures {
  readonly engine: string;
  /** Calls that were made; a control only opens the page. */
  readonly calls: number;
  /** `cookies: name`, `caches: name` and so on: while the page was there, and after it was closed. */
  readonly stored: readonly string[];
  readonly otherHosts: readonly string[];
  readonly requests: number;
  /** Of the address bar and the history, what was not there when the page was opened. */
  readonly addressBar: readonly string[];
  /** The first frames that pages sent which were opened again, or in a second tab. */
  readonly secondLives: readonly SecondLife[];
}

interface SecondLife {
  readonly how: string;
  readonly firstFrame: string;
  readonly wasResumed: boolean;
  /** The browser had put the page aside, and showed it as it was (bfcache). */
  readonly wasKept: boolean;
}

/** The rows that browsers answer for. */
export function judgeBrowsers(visits: readonly BrowserMeasures[]): readonly Verdict[] {
  const sum = (count: (visit: BrowserMeasures) => number) =>
    visits.reduce((total, visit) => total + count(visit), 0);
  const each = (find: (visit: BrowserMeasures) => readonly string[]) =>
    visits.flatMap((visit) => find(visit).map((found) => `${visit.engine}: ${found}`));
  const seen = { browsers: visits.length, calls: sum(({ calls }) => calls) };
  return [
    judge(
      'storage',
      { ...seen, 'things stored': sum(({ stored }) => stored.length) },
      each(({ stored }) => stored),
    ),
    judge(
      'hosts',
      { ...seen, requests: sum(({ requests }) => requests) },
      each(({ otherHosts }) => otherHosts.map((host) => `a request to ${host}`)),
    ),
    judge(
      'history',
      { ...seen },
      each(({ addressBar }) => addressBar),
    ),
    judge(
      'secondLife',
      {
        ...seen,
        'pages opened again': sum(({ secondLives }) => secondLives.length),
        'of them kept by the browser': sum(
          ({ secondLives }) => secondLives.filter(({ wasKept }) => wasKept).length,
        ),
      },
      each(({ secondLives }) =>
        secondLives
          .filter(({ firstFrame, wasResumed }) => firstFrame !== 'Hello' || wasResumed)
          .map(({ how, firstFrame }) => `${how} began with ${firstFrame || 'nothing'}`),
      ),
    ),
  ];
}
