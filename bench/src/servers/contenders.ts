import { type ReadyProcess, startReadyProcess } from '../ready-process.ts';
import { startPasserby } from '../subject.ts';
import {
  type Connect,
  connectBare,
  connectColyseus,
  connectPasserby,
  connectPeerJs,
  connectSocketIo,
} from './visitor.ts';

/** A server that people use, or could use, to bring two browsers together. */
export interface Contender {
  readonly name: string;
  start(): Promise<Pick<ReadyProcess, 'url' | 'pid'> & { stop(): Promise<unknown> }>;
  readonly connect: Connect;
  /** Messages that it carries for one call, once two have been matched: how many, and of how many bytes. */
  readonly messagesOfCall: readonly number[];
}

/** An offer, an answer and ten candidates, of the usual lengths. */
export const usualMessages = [3_000, 200, 200, 200, 200, 200] as const;

const peer = (script: string) => () =>
  startReadyProcess(
    new URL(`./peers/${script}`, import.meta.url),
    [],
    script.endsWith('.ts') ? 'bun' : 'node',
  );

/** Each of the two says the half of it. */
export const contenders: readonly Contender[] = [
  {
    name: 'Passerby',
    start: () => startPasserby(),
    connect: connectPasserby,
    // The descriptions have come with the match.
    messagesOfCall: [],
  },
  {
    name: 'bare Bun relay',
    start: peer('bare-bun.ts'),
    connect: connectBare,
    messagesOfCall: usualMessages,
  },
  {
    name: 'bare ws relay, Node',
    start: peer('ws.mjs'),
    connect: connectBare,
    messagesOfCall: usualMessages,
  },
  {
    name: 'PeerJS server',
    start: peer('peerjs.mjs'),
    connect: connectPeerJs,
    messagesOfCall: usualMessages,
  },
  {
    name: 'Socket.IO queue and relay',
    start: peer('socket-io.mjs'),
    connect: connectSocketIo,
    messagesOfCall: usualMessages,
  },
  {
    name: 'Colyseus room of two',
    start: peer('colyseus.mjs'),
    connect: connectColyseus,
    messagesOfCall: usualMessages,
  },
];
