import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { eventually } from '@passerby/test-kit/eventually';
import { openWireClient } from '@passerby/test-kit/wire-client';

const root = fileURLToPath(new URL('..', import.meta.url));
const units = join(root, 'deploy', 'systemd');
const names = ['passerby.service', 'passerby-relay.service'] as const;

const isLinux = process.platform === 'linux';
const hasAnalyzer = isLinux && Bun.which('systemd-analyze') !== null;
if (!hasAnalyzer) console.log('skipped in part: systemd-analyze is not here to judge the units');
const canTrace = hasAnalyzer && Bun.which('strace') !== null;
const isRoot = isLinux && process.getuid?.() === 0;
const tools = ['unshare', 'setpriv', 'prlimit', 'ip', 'nsenter', 'mount'];
const canConfine = isRoot && tools.every((name) => Bun.which(name) !== null);
if (!canConfine) console.log('skipped in part: only root on Linux can confine a process by hand');

let folder: string;
let executable: string;
const target = process.arch === 'arm64' ? 'linux-arm64' : 'linux-x64';

beforeAll(async () => {
  if (!isLinux) return;
  const built = Bun.spawnSync([process.execPath, join(root, 'scripts/executable.ts'), target]);
  expect(built.exitCode).toBe(0);
  executable = join(root, 'dist', `passerby-${target}`);
  folder = await mkdtemp(join(tmpdir(), 'passerby-units-'));
  await chmod(folder, 0o755);
}, 180_000);

afterAll(() => isLinux && rm(folder, { recursive: true }));

const unitText = (name: string) => Bun.file(join(units, name)).text();

/** All values of a setting, in order. */
const settingsOf = (unit: string, key: string): string[] =>
  [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value as string);

describe.skipIf(!hasAnalyzer)('[O16] the units, by systemd itself', () => {
  test('each setting is known to it, and each command there', async () => {
    const copies = join(folder, 'units');
    await mkdir(copies);
    for (const name of names) {
      const unit = (await unitText(name)).replace('/usr/local/bin/passerby', executable);
      await writeFile(join(copies, name), unit);
    }
    const files = names.map((name) => join(copies, name));
    const verified = Bun.spawnSync(['systemd-analyze', 'verify', ...files]);
    const said = verified.stdout.toString() + verified.stderr.toString();
    // Of other units on this machine nothing is to be said here.
    expect(said.split('\n').filter((line) => line.includes('passerby'))).toEqual([]);
  });

  test('what is left open is less than 2 of 10', () => {
    for (const name of names) {
      const { exitCode, stdout } = Bun.spawnSync([
        ...['systemd-analyze', 'security', '--offline=yes', '--threshold=20', '--no-pager'],
        join(units, name),
      ]);
      expect([name, exitCode, stdout.toString().split('\n').at(-2)]).toEqual([
        name,
        0,
        expect.stringContaining('OK'),
      ]);
    }
  });
});

/** The system calls that a unit lets through, as systemd itself spells them out. */
function allowedBy(unit: string): Set<string> {
  const allowed = new Set<string>();
  for (const setting of settingsOf(unit, 'SystemCallFilter')) {
    const isDenying = setting.startsWith('~');
    for (const call of setting.replace('~', '').split(' ').flatMap(expanded)) {
      if (isDenying) allowed.delete(call);
      else allowed.add(call);
    }
  }
  return allowed;
}

function expanded(name: string): string[] {
  if (!name.startsWith('@')) return [name];
  const { stdout } = Bun.spawnSync(['systemd-analyze', 'syscall-filter', '--no-pager', name]);
  const lines = stdout.toString().split('\n').slice(1);
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap(expanded);
}

describe.skipIf(!canTrace)('[O16] the filter of system calls', () => {
  test('has all that the server does from its start to its end', async () => {
    const trace = join(folder, 'trace');
    await writeFile(trace, '');
    await chmod(trace, 0o666);
    const { certFile, keyFile } = await makeCertificate(folder, 'traced');
    await chmod(keyFile, 0o644);
    const nobody = [
      'setpriv',
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      '--no-new-privs',
    ];
    const child = Bun.spawn(
      [
        // As root coturn would drop rights that a user does not have in the first place.
        ...(isRoot ? nobody : []),
        ...['strace', '-f', '-qq', '-s', '0', '-o', trace, executable, 'start', '--port=0'],
        ...['--stun-ports=0,0', '--relay-port=0', `--tls-cert=${certFile}`, `--tls-key=${keyFile}`],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: '/usr/sbin:/usr/bin' } },
    );
    const url = await firstUrl(child.stdout);
    const client = await openWireClient({ url, origin: url });
    client.send({ type: 'Hello', version: 1 });
    await client.next('Welcome');
    client.send({ type: 'AskRelay' });
    await client.next('Relay');
    await client.close();
    const server = Number(
      (await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')).split(' ')[0],
    );
    process.kill(server, 'SIGHUP');
    await Bun.sleep(300);
    process.kill(server, 'SIGTERM');
    await child.exited;
    const lines = (await readFile(trace, 'utf8')).split('\n');
    const allowed = allowedBy(await unitText('passerby.service'));
    const used = new Map<string, string>();
    for (const line of lines) {
      // `= -1 ENOSYS` or so: what is refused now is refused then.
      const [, call = '', result = ''] = /^\d+\s+(\w+)\(.*\)\s+= (\S+)/.exec(line) ?? [];
      if (call !== '' && !result.startsWith('-')) used.set(call, line);
    }
    expect(used.size).toBeGreaterThan(40);
    expect([...used.keys()].filter((call) => !allowed.has(call))).toEqual([]);
    // The other way round: it is a filter.
    for (const call of ['mount', 'ptrace', 'init_module', 'bpf', 'swapon', 'reboot']) {
      expect([call, allowed.has(call)]).toEqual([call, false]);
    }
  }, 60_000);
});

/**
 * No systemd runs as the first process here. What the unit asks of it is done with the kernel's own
 * tools: everything read-only and temporary folders of its own, the user, the one right, no new
 * privileges, the limits.
 */
describe.skipIf(!canConfine)('[O16] the server under what its unit asks, by hand', () => {
  test('opens port 443, reads its certificate, writes nowhere, and has nothing wrong', async () => {
    const unit = await unitText('passerby.service');
    expect(settingsOf(unit, 'AmbientCapabilities')).toEqual(['CAP_NET_BIND_SERVICE']);
    expect(settingsOf(unit, 'CapabilityBoundingSet')).toEqual(['CAP_NET_BIND_SERVICE']);
    expect(settingsOf(unit, 'LimitCORE')).toEqual(['0']);

    // The file of options and the certificate, as the handbook puts them.
    const { certFile, keyFile } = await makeCertificate(folder, 'confined');
    for (const file of [certFile, keyFile]) {
      await chmod(file, 0o400);
      Bun.spawnSync(['chown', '65534:65534', file]);
    }
    const options = join(folder, 'passerby.json');
    const template = JSON.parse(await unitText('passerby.json')) as object;
    await writeFile(options, JSON.stringify({ ...template, tlsCert: certFile, tlsKey: keyFile }));
    const program = join(folder, 'passerby');
    await copyFile(executable, program);
    await chmod(program, 0o555);
    const environment = Object.fromEntries(
      settingsOf(unit, 'Environment').map((line) => line.split('=', 2) as [string, string]),
    );
    expect(environment).toMatchObject({ HOST: '::', PORT: '443' });

    const child = Bun.spawn(
      [
        ...['unshare', '--mount', '--net', 'sh', '-euc'],
        `ip link set lo up
         mount --make-rprivate /
         mount --bind ${folder} ${folder}
         mount -o remount,bind,ro ${folder}
         mount -o remount,bind,ro /
         mount -t tmpfs -o size=1m tmpfs /var/tmp
         exec prlimit --core=0 --nofile=16384 setpriv --reuid=65534 --regid=65534 --clear-groups \
           --inh-caps=-all,+net_bind_service --ambient-caps=-all,+net_bind_service \
           --bounding-set=-all,+net_bind_service --no-new-privs ${program} start`,
      ],
      {
        env: { ...environment, PASSERBY_CONFIG: options, PATH: '/usr/sbin:/usr/bin' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    try {
      expect(await firstUrl(child.stdout)).toBe('https://localhost');
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      // 1 << 10 is CAP_NET_BIND_SERVICE.
      for (const set of ['CapEff', 'CapBnd', 'CapAmb']) {
        expect(status).toMatch(new RegExp(`^${set}:\t0{13}400$`, 'm'));
      }
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      const enter = ['nsenter', `--target=${child.pid}`, '--mount', '--net'];
      const doctor = Bun.spawnSync(
        [
          ...enter,
          ...[program, 'doctor', '--url=https://127.0.0.1', `--ca=${certFile}`],
          `--pid=${child.pid}`,
        ],
        { env: { PATH: '/usr/sbin:/usr/bin' } },
      );
      const findings = doctor.stdout.toString();
      expect(findings).not.toMatch(/^wrong/m);
      for (const about of ['page', 'origin', 'socket', 'stun', 'files', 'core dumps', 'log']) {
        expect(findings).toMatch(new RegExp(`^ok +${about} `, 'm'));
      }
      // With coturn on this machine the server has started one, under the same rules.
      if (Bun.which('turnserver')) {
        expect(findings).toMatch(/^ok +relay udp /m);
        expect(findings).toMatch(/^ok +relay tls /m);
      }
    } finally {
      child.kill('SIGTERM');
      await child.exited;
    }
    expect(child.exitCode).toBe(0);
  }, 60_000);
});

/** The URL of the ready line. */
async function firstUrl(stream: ReadableStream<Uint8Array>): Promise<string> {
  let said = '';
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  return eventually('the ready line', async () => {
    const { value, done } = await reader.read();
    if (done) throw new Error(`ended: ${said}`);
    said += decoder.decode(value, { stream: true });
    return /ready at (\S+)\n/.exec(said)?.[1];
  });
}
