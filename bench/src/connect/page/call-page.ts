import { createMedia } from '@passerby/client';
import type { Began, Caller, Signalling } from './caller.ts';
import { createPasserbyCaller } from './passerby-caller.ts';
import { createPeerjsCaller } from './peerjs-caller.ts';
import { createPlainCaller, type PlainCaller } from './plain-caller.ts';
import {
  forgetConnections,
  readSentMedia,
  type SentMedia,
  watchConnections,
} from './sent-media.ts';
import { createStage, type Stage } from './stage.ts';
import { frameCounts, resetFrameCounts, watchSockets } from './watched-socket.ts';

export type CallKind = 'passerby' | 'peerjs' | 'plain';

/** What the benchmark asks of a page. Every kind of call sends the same two tracks. */
export interface CallPage {
  openDevices(): Promise<void>;
  prepare(kind: CallKind, signalling: Signalling): Promise<string>;
  /** Of a plain call alone: its offer, or its answer to the offer that is given. */
  describe(offer: string | undefined): Promise<string>;
  call(partner: string | undefined): Promise<void>;
  began(): Promise<Began>;
  sentMedia(): Promise<SentMedia | undefined>;
  frames(): Record<string, number>;
  close(): void;
}

declare global {
  interface Window {
    callPage: CallPage;
  }
}

watchSockets();
watchConnections();
// The product's own wishes for camera and microphone, for everybody.
const media = createMedia();
let stage: Stage | undefined;
let caller: Caller | PlainCaller | undefined;

function createCaller(kind: CallKind, signalling: Signalling, { show }: Stage) {
  const { camera, microphone } = media.tracks();
  const stream = new MediaStream([camera, microphone].filter((track) => track !== null));
  switch (kind) {
    case 'passerby':
      return createPasserbyCaller(signalling, media, show);
    case 'peerjs':
      return createPeerjsCaller(signalling, stream, show);
    case 'plain':
      return createPlainCaller(signalling, stream, show);
    default:
      return kind satisfies never;
  }
}

window.callPage = {
  async openDevices() {
    await media.open({ camera: true, microphone: true });
    const { camera, microphone } = media.tracks();
    if (camera === null || microphone === null) throw new Error('no camera or no microphone');
  },
  prepare(kind, signalling) {
    resetFrameCounts();
    stage = createStage();
    caller = createCaller(kind, signalling, stage);
    return caller.ready();
  },
  async describe(offer) {
    if (caller === undefined || !('describe' in caller)) throw new Error('no plain call');
    return caller.describe(offer);
  },
  async call(partner) {
    await caller?.call(partner);
  },
  async began() {
    if (stage === undefined) throw new Error('nothing was prepared');
    const firstFrameAt = await stage.firstFrameAt;
    return { knownAt: caller?.knownAt(), firstFrameAt, frames: frameCounts() };
  },
  sentMedia: readSentMedia,
  frames: frameCounts,
  close() {
    caller?.close();
    stage?.clear();
    forgetConnections();
  },
};
