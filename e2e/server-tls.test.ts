import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientWire } from '@passerby/protocol/client-messages';
import { closeCodes } from '@passerby/protocol/close-codes';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { runCommand } from './server-command.ts';
import { opcodes, openRawSocket, rawFrame } from './server-raw-socket.ts';

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerby-tls-'));
  for (const name of ['own', 'other']) await makeCertificate(folder, name);
  await writeFile(file('garbage.pem'), 'no PEM at all');
});

afterAll(() => rm(folder, { recursive: true }));

const startWith = (cert: string, key: string) =>
  runCommand([
    ...['start', '--port=0', '--stun-ports=none', '--relay=never'],
    ...[`--tls-cert=${file(cert)}`, `--tls-key=${file(key)}`],
  ]);

test('[O8] TLS ends in this process: pages, headers and sockets', async () => {
  const command = startWith('own.crt', 'own.key');
  const url = await command.ready();
  expect(url).toMatch(/^https:\/\/localhost:\d+$/);
  const port = Number(new URL(url).port);
  const ca = await Bun.file(file('own.crt')).text();
  const response = await fetch(`https://localhost:${port}/healthz`, { tls: { ca } });
  expect(response.status).toBe(200);
  expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
  // Plain HTTP finds nothing there.
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();

  const socket = await openRawSocket(port, { tls: true, headers: { Origin: 'https://localhost' } });
  expect(socket.answer).toStartWith('HTTP/1.1 101 ');
  const hello = clientWire.encode({ type: 'Hello', version: 1 }).slice();
  socket.write(rawFrame(opcodes.binary, hello));
  expect((await socket.next(opcodes.binary)).payload[0]).toBe(0x41);
  command.signal('SIGTERM');
  expect(await socket.closeCode()).toBe(closeCodes.shuttingDown);
  expect(await command.exitCode).toBe(0);
  expect(command.output().stderr).toBe('');
});

describe('[O8] what is wrong with the files is said in one sentence', () => {
  const sentenceOf = async (cert: string, key: string) => {
    const command = startWith(cert, key);
    expect(await command.exitCode).toBe(1);
    const { stdout, stderr } = command.output();
    expect(stdout).toBe('');
    return stderr;
  };

  test('a file that is not there', async () => {
    expect(await sentenceOf('none.crt', 'own.key')).toBe(
      `The certificate ${file('none.crt')} is not there.\n`,
    );
    expect(await sentenceOf('own.crt', 'none.key')).toBe(
      `The private key ${file('none.key')} is not there.\n`,
    );
  });

  test('a file that may not be read', async () => {
    if (process.getuid?.() === 0) {
      console.log('skipped: root may read every file');
      return;
    }
    await writeFile(file('hidden.key'), 'x');
    await chmod(file('hidden.key'), 0);
    expect(await sentenceOf('own.crt', 'hidden.key')).toBe(
      `The private key ${file('hidden.key')} may not be read.\n`,
    );
  });

  test('a folder', async () => {
    expect(await sentenceOf('own.crt', '.')).toBe(`The private key ${file('.')} cannot be read.\n`);
  });

  test('not a certificate, not a key', async () => {
    expect(await sentenceOf('garbage.pem', 'own.key')).toBe(
      `${file('garbage.pem')} holds no certificate in PEM form.\n`,
    );
    expect(await sentenceOf('own.crt', 'own.crt')).toBe(
      `${file('own.crt')} holds no private key in PEM form, or one that asks for a passphrase.\n`,
    );
  });

  test('two files that do not belong together', async () => {
    expect(await sentenceOf('own.crt', 'other.key')).toBe(
      `The private key in ${file('other.key')} does not belong to the certificate in ` +
        `${file('own.crt')}.\n`,
    );
  });
});
