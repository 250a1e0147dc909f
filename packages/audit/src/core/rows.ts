/** What is claimed, a row each, in the order in which they are printed. */
export const rows = {
  disk: {
    promise: 'P4',
    claim: 'the server opens no file to write and writes no byte to one',
  },
  network: {
    promise: 'P4',
    claim: 'the server speaks to nobody but those who came, and to itself',
  },
  log: {
    promise: 'P4',
    claim: 'what the server says holds nothing of anybody',
  },
  memory: {
    promise: 'P5',
    claim: 'nothing of any frame is left in raw memory a minute after the last session',
  },
  requests: {
    promise: 'P5',
    claim: 'of headers and paths nothing is left in raw memory then but the ends of a few requests',
  },
  addresses: {
    promise: 'P5',
    claim: 'of addresses there is one left then: the last one, until somebody else comes',
  },
  core: {
    promise: 'P5',
    claim:
      'a core image that is made then holds no frame, and no more of requests than memory does',
  },
  crash: {
    promise: 'P4',
    claim: 'a server that is killed, crashes or throws in mid-session leaves no file and no word',
  },
  redis: {
    promise: 'P4',
    claim: 'nothing of a person is in Redis',
  },
  relay: {
    promise: 'P4',
    claim: 'the relay beside the server writes no file and says nothing of those it served',
  },
  adTotals: {
    promise: 'P10',
    claim:
      'where totals of ads are kept, their file has rounded numbers by ad and day, and no more',
  },
  storage: {
    promise: 'P1',
    claim: 'no cookie, storage, database, cache or worker is left in the browser after a call',
  },
  hosts: {
    promise: 'P1',
    claim: 'the page asks no other host for anything',
  },
  history: {
    promise: 'P2',
    claim: 'the address bar and the history hold nothing of a session',
  },
  secondLife: {
    promise: 'P2',
    claim: 'going back, or a second tab, gives no session a second life',
  },
  headers: {
    promise: 'P1',
    claim: 'no answer sets a cookie or a mark that a browser would send back',
  },
  policy: {
    promise: 'P1',
    claim: 'pages may load from their own server alone, and run nothing that stands in the page',
  },
  thirdParties: {
    promise: 'P1',
    claim: 'no page names another host to load from',
  },
  wellKnown: {
    promise: 'P4',
    claim: 'what the server tells of itself is totals in multiples of eight',
  },
  wire: {
    promise: 'P3',
    claim: 'the socket takes no text, no unknown frame and no page of another site',
  },
} as const satisfies Readonly<Record<string, Row>>;

interface Row {
  /** Of the README's table. */
  readonly promise: string;
  readonly claim: string;
}

export type RowId = keyof typeof rows;
export const rowIds = Object.keys(rows) as RowId[];
