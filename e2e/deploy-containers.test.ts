import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { eventually } from '@passerby/test-kit/eventually';
import { runCommand } from './server-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const deploy = join(root, 'deploy');

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly read_only: boolean;
  readonly privileged?: boolean;
  readonly cap_drop: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt: readonly string[];
  readonly logging: { readonly driver: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly mem_limit: string;
  readonly memswap_limit: string;
  readonly ulimits: Readonly<Record<string, number>>;
  readonly healthcheck?: unknown;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

/** What somebody has written into .env. */
const written: Readonly<Record<string, string>> = {
  DOMAIN: 'chat.example',
  RELAY_DOMAIN: 'relay.chat.example',
  RELAY_SECRET: '0123456789abcdef0123456789abcdef',
  RELAY_ADDRESS: '203.0.113.7',
};

/** `${NAME}`, `${NAME:-default}` and `${NAME:?why}`, as Compose fills them in. */
function filledIn(text: string): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name, sign, rest) => {
    const value = written[name];
    if (value !== undefined) return value;
    if (sign === '-') return rest;
    throw new Error(`${name} has no value: ${rest}`);
  });
}

let compose: Compose;
beforeAll(async () => {
  compose = Bun.YAML.parse(
    filledIn(await Bun.file(join(deploy, 'compose.yaml')).text()),
  ) as Compose;
});

describe('[O16] the compose file', () => {
  test('no container writes to a disk, swaps, dumps, logs, or has a right that it does not use', () => {
    expect(Object.keys(compose.services)).toEqual(['passerby', 'relay', 'valkey', 'acme']);
    for (const service of Object.values(compose.services)) {
      expect(service.read_only).toBe(true);
      expect(service.privileged).toBeUndefined();
      expect(service.cap_drop).toEqual(['ALL']);
      expect(service.security_opt).toContain('no-new-privileges:true');
      expect(service.logging).toEqual({ driver: 'none' });
      expect(service.memswap_limit).toBe(service.mem_limit);
      expect(service.ulimits['core']).toBe(0);
      for (const mount of service.tmpfs ?? []) expect(mount).toContain('noexec');
    }
    const { passerby, relay } = compose.services;
    for (const service of [passerby, relay]) {
      expect(service?.user).toBe('65532:65532');
      expect(service?.cap_add).toBeUndefined();
      // What is mounted is read alone.
      for (const volume of service?.volumes ?? []) expect(volume).toEndWith(':ro');
    }
    expect(passerby?.tmpfs).toBeUndefined();
  });

  test('what it tells the server the server understands, and nothing is left to a slip', async () => {
    const environment = compose.services['passerby']?.environment ?? {};
    const command = runCommand(['config'], { environment });
    expect([await command.exitCode, command.output().stderr]).toEqual([0, '']);
    const { stdout } = command.output();
    for (const [name, value] of Object.entries(environment)) {
      // One that is left empty is as good as not given.
      if (value !== '') expect(stdout).toMatch(new RegExp(` ${name}\n`));
    }
    expect(stdout).toMatch(/^origin +https:\/\/chat\.example +PASSERBY_ORIGIN$/m);
    expect(stdout).toContain('turns:relay.chat.example:5349?transport=tcp');
    expect(stdout).not.toContain(written['RELAY_SECRET'] as string);
  });

  test('example.env has every variable that must be given', async () => {
    const text = await Bun.file(join(deploy, 'compose.yaml')).text();
    const named = await Bun.file(join(deploy, 'example.env')).text();
    const must = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name as string);
    for (const name of new Set(must)) {
      if (name !== 'ACME_SERVER') expect(named).toMatch(new RegExp(`^${name}=`, 'm'));
    }
  });
});

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const tools = ['unshare', 'chroot', 'setpriv', 'prlimit', 'ip', 'nsenter', 'mount'];
const missing = tools.filter((name) => Bun.which(name) === null);
const able = isRoot && missing.length === 0;
if (!able) {
  console.log(`skipped in part: only root on Linux can lay out a container by hand (${missing})`);
}

/**
 * There is no container engine here: what the Dockerfile and the compose file ask of one is done with
 * the kernel's own tools. A root with the executable and the libraries of its base image and nothing
 * else, read-only; user 65532; no capability; no new privileges; the limits (of files as many as a
 * machine of tests may have); a network of its own in which low ports are for everybody, as Docker
 * makes it. A bounding set that is empty would keep chroot from its work; without new privileges it
 * is of no use to anybody.
 */
describe.skipIf(!able)('[O16] the image, laid out by hand', () => {
  let folder: string;
  let image: string;

  beforeAll(async () => {
    const target = process.arch === 'arm64' ? 'linux-arm64' : 'linux-x64';
    const built = Bun.spawnSync([process.execPath, join(root, 'scripts/executable.ts'), target]);
    expect(built.exitCode).toBe(0);
    folder = await mkdtemp(join(tmpdir(), 'passerby-image-'));
    image = join(folder, 'root');
    const executable = join(root, 'dist', `passerby-${target}`);
    const listed = Bun.spawnSync(['ldd', executable]).stdout.toString();
    const libraries = [...listed.matchAll(/(\/\S+) \(0x/g)].map(([, file]) => file as string);
    expect(libraries.length).toBeGreaterThan(3);
    for (const name of ['proc', 'certificates'])
      await mkdir(join(image, name), { recursive: true });
    for (const file of libraries) {
      await mkdir(dirname(join(image, file)), { recursive: true });
      await copyFile(file, join(image, file));
    }
    await copyFile(executable, join(image, 'passerby'));
    await chmod(join(image, 'passerby'), 0o555);
    const { certFile, keyFile } = await makeCertificate(folder);
    // Handed over as the ACME container does it.
    await mkdir(join(folder, 'live'));
    await copyFile(certFile, join(folder, 'live', 'fullchain.pem'));
    await copyFile(keyFile, join(folder, 'live', 'privkey.pem'));
    const handed = Bun.spawnSync(['sh', join(deploy, 'acme', 'hand-over.sh')], {
      env: {
        PATH: process.env['PATH'] ?? '',
        FROM: join(folder, 'live'),
        TO: join(image, 'certificates'),
      },
    });
    expect(handed.stderr.toString()).toBe('');
    expect(handed.exitCode).toBe(0);
    for (const name of [folder, image]) await chmod(name, 0o755);
  }, 180_000);

  afterAll(() => rm(folder, { recursive: true }));

  /** Words that come before a command, so that it runs as in the container. */
  const inside = (command: string) => [
    ...['unshare', '--mount', '--net', '--pid', '--fork', '--kill-child', 'sh', '-euc'],
    `ip link set lo up
     echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start
     mount --make-rprivate /
     mount --bind ${image} ${image}
     mount -t proc proc ${image}/proc
     mount -o remount,bind,ro ${image}
     cd ${image}
     exec prlimit --core=0 --nofile=16384 \
       setpriv --bounding-set=-all,+sys_chroot,+setuid,+setgid --inh-caps=-all --no-new-privs \
       chroot --userspec=65532:65532 . ${command}`,
  ];

  test('it serves TLS on 443 and STUN, is well by its own word, and has nothing wrong', async () => {
    const environment = {
      ...compose.services['passerby']?.environment,
      PATH: '/usr/sbin:/usr/bin',
    };
    const child = Bun.spawn(inside('/passerby start'), {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const decoder = new TextDecoder();
    for (const stream of [child.stdout, child.stderr]) {
      void (async () => {
        for await (const chunk of stream) said += decoder.decode(chunk);
      })();
    }
    try {
      await eventually('the ready line', () => {
        if (child.exitCode !== null) throw new Error(said);
        return said.includes('ready at');
      });
      expect(said).toBe('Passerby is ready at https://localhost\n');
      const pid = await innermost(child.pid);
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(/^Uid:\t65532\t65532\t65532\t65532$/m);
      expect(status).toMatch(/^CapEff:\t0{16}$/m);
      expect(status).toMatch(/^CapPrm:\t0{16}$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);

      const enter = ['nsenter', `--target=${pid}`, '--mount', '--net', '--pid', 'chroot', image];
      const asked = Bun.spawnSync([...enter, '/passerby', 'health'], { env: environment });
      expect([asked.exitCode, asked.stdout.toString() + asked.stderr.toString()]).toEqual([
        0,
        'ok\n',
      ]);

      const looked = Bun.spawnSync(
        [
          ...enter,
          ...['/passerby', 'doctor', '--url=https://127.0.0.1', `--ca=/certificates/fullchain.pem`],
          `--pid=${await ownNumber(pid)}`,
        ],
        { env: environment },
      );
      const findings = looked.stdout.toString();
      // The test's certificate is good for two days, and its relay is elsewhere: nowhere.
      expect(findings).toMatch(/^care +certificate +It ends in/m);
      for (const about of ['page', 'headers', 'origin', 'socket', 'stun', 'files', 'core dumps']) {
        expect(findings).toMatch(new RegExp(`^ok +${about} `, 'm'));
      }
      const wrong = [...findings.matchAll(/^wrong +(\w+(?: \w+)?)/gm)].map(([, about]) => about);
      expect(wrong.filter((about) => !about?.startsWith('relay'))).toEqual([]);
    } finally {
      if (child.exitCode === null) process.kill(await innermost(child.pid), 'SIGTERM');
      await child.exited;
    }
    expect(said).toBe('Passerby is ready at https://localhost\n');
  }, 60_000);

  test('the health check fails where there is no server', async () => {
    const child = Bun.spawnSync(inside('/passerby health'), {
      env: { ...compose.services['passerby']?.environment, PATH: '/usr/sbin:/usr/bin' },
    });
    expect(child.exitCode).toBe(1);
    expect(child.stderr.toString()).toBe(
      'No server says that it is well: is it running, with the same options?\n',
    );
  });
});

/** The last one of a line of only children. */
async function innermost(pid: number): Promise<number> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim();
  return children === '' ? pid : innermost(Number(children.split(' ')[0]));
}

/** What a process is called in its own namespace. */
async function ownNumber(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return /^NSpid:.*\t(\d+)$/m.exec(status)?.[1] ?? String(pid);
}
