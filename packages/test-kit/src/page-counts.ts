import type { CDPSession } from 'playwright-core';

/** What lives in a page once its garbage has been collected. */
export interface PageCounts {
  readonly connections: number;
  readonly channels: number;
  readonly tracks: number;
  readonly streams: number;
  readonly sockets: number;
  readonly workers: number;
  /** Nodes and listeners also of parts that are no longer in the document. */
  readonly nodes: number;
  readonly listeners: number;
  readonly heapBytes: number;
}

const counted = {
  connections: 'RTCPeerConnection',
  channels: 'RTCDataChannel',
  tracks: 'MediaStreamTrack',
  streams: 'MediaStream',
  sockets: 'WebSocket',
  workers: 'Worker',
} as const;

/** Chromium's own counts, over the DevTools protocol. */
export async function countInPage(session: CDPSession): Promise<PageCounts> {
  // Twice: what the first one lets go of may have held something outside of the heap.
  for (const _ of [1, 2]) await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
  const { usedSize: heapBytes } = await session.send('Runtime.getHeapUsage');
  const objects = {} as Record<keyof typeof counted, number>;
  for (const [what, name] of Object.entries(counted)) {
    objects[what as keyof typeof counted] = await countInstances(session, name);
  }
  return { ...objects, nodes, listeners, heapBytes };
}

async function countInstances(session: CDPSession, name: string): Promise<number> {
  const objectGroup = 'counted';
  const prototype = await session.send('Runtime.evaluate', {
    expression: `${name}.prototype`,
    objectGroup,
  });
  const { objectId: prototypeObjectId = '' } = prototype.result;
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId,
    objectGroup,
  });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  });
  // Whatever is asked about is held until it is let go of, and would count the next time.
  await session.send('Runtime.releaseObjectGroup', { objectGroup });
  return Number(result.value);
}
