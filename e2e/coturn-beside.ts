import { existsSync, readFileSync } from 'node:fs';
import { eventually } from '@passerby/test-kit/eventually';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import type { TurnPass } from '@passerby/test-kit/turn-client';
import { openWireClient } from '@passerby/test-kit/wire-client';

/** Whether a server has a coturn beside it here. */
export const hasCoturn = process.platform === 'linux' && Bun.which('turnserver') !== null;
if (!hasCoturn) console.log('skipped: coturn (turnserver) is not installed here');

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** What somebody who asks a server once is told of its relay. */
export async function relayOf(url: string) {
  const client = await openWireClient({ url });
  client.send({ type: 'Hello', version: 1 });
  const { relay } = await client.next('Welcome');
  client.send({ type: 'AskRelay' });
  const { seconds, port, tlsPort, username, credential, urls } = await client.next('Relay');
  await client.close();
  const pass: TurnPass = { username: text(username), credential: text(credential) };
  return { relay, seconds, port, tlsPort, pass, urls: text(urls) };
}

/** The processes that a server has started. */
export const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);

export const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

/** The process beside a server, as soon as there is one. */
export function coturnOf(server: Pick<ServerProcess, 'pid'>): Promise<number> {
  return eventually('coturn', () => childrenOf(server.pid)[0], { everyMs: 10 });
}
