import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { protocolVersion } from '@passerby/protocol/limits';
import { createCanaries } from '@passerby/test-kit/canaries';
import { createNeedleSearch } from '@passerby/test-kit/haystack';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createTrace } from '@passerby/test-kit/strace';
import { openTurnClient } from '@passerby/test-kit/turn-client';
import { openWireClient } from '@passerby/test-kit/wire-client';
import type { Looked, Remainders } from '../core/judge-server.ts';
import { createOwnFolders, type OwnFolders } from './own-folders.ts';
import { summaryOfFinds } from './summary-of-finds.ts';

const loopback = '127.0.0.1';

/**
 * Has words relayed by the coturn that the server starts, and looks at what both of them wrote. With
 * `leaks` coturn keeps a log, as it does by itself.
 */
export async function examineRelay(
  conversations: number,
  leaks = false,
): Promise<Looked<Remainders>> {
  const coturn = Bun.which('turnserver');
  if (coturn === null) return { ok: false, why: 'coturn is not installed' };
  if (Bun.which('strace') === null) return { ok: false, why: 'strace is not installed' };
  const folders = createOwnFolders();
  const trace = createTrace();
  const server = await startServerProcess({
    flags: ['--relay=choice', '--relay-port=0'],
    folder: folders.working,
    environment: {
      ...folders.environment,
      ...(leaks ? { PATH: talkativeCoturn(coturn, folders) } : {}),
    },
    wrapper: trace.wrapper,
  });
  const canaries = createCanaries();
  for (let i = 0; i < conversations; i++) await converse(server, canaries);
  await server.stop();
  const { stdout, stderr } = server.output();
  const finds = createNeedleSearch(canaries.needles).in(Buffer.from(stdout + stderr));
  const leftFiles = folders.left();
  const { touchedFiles, writtenBytes } = trace.report();
  trace.remove();
  folders.remove();
  return {
    ok: true,
    value: {
      tried: conversations,
      leftFiles,
      // Nothing is kept there, and its configuration is handed over in memory.
      touchedFiles: [
        ...touchedFiles,
        ...Object.keys(writtenBytes).filter((name) => name.startsWith('/')),
      ].filter((file) => file !== '/dev/null' && !file.startsWith('/memfd:')),
      connectedTo: [],
      finds: summaryOfFinds(finds),
    },
  };
}

/** Two who are both relayed, and what they say. */
async function converse(
  server: ServerProcess,
  canaries: ReturnType<typeof createCanaries>,
): Promise<void> {
  const { pass, port } = await passOf(server.url);
  canaries.text('relay name', pass.username);
  const one = await openTurnClient({ address: loopback, port });
  const other = await openTurnClient({ address: loopback, port });
  for (const client of [one, other]) {
    const code = await client.allocate(pass);
    if (code !== 0) throw new Error(`the relay refused with ${code}`);
  }
  await one.permit(pass, other.relayed());
  await other.permit(pass, one.relayed());
  const words = crypto.randomUUID();
  canaries.text('relayed words', words);
  one.send(other.relayed(), words);
  await other.next();
  one.close();
  other.close();
}

async function passOf(url: string) {
  const client = await openWireClient({ url });
  client.send({ type: 'Hello', version: protocolVersion });
  await client.next('Welcome');
  client.send({ type: 'AskRelay' });
  const { port, username, credential } = await client.next('Relay');
  await client.close();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { port, pass: { username: text(username), credential: text(credential) } };
}

/** A `PATH` on which coturn is one that writes down whom it serves. */
function talkativeCoturn(coturn: string, { beside, working }: OwnFolders): string {
  const program = join(beside, 'turnserver');
  const words = `#!/bin/sh\nexec ${coturn} "$@" --verbose --log-file=${join(working, 'turn.log')}\n`;
  writeFileSync(program, words);
  chmodSync(program, 0o755);
  return `${beside}:${process.env['PATH']}`;
}
