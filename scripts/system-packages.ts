import { existsSync } from 'node:fs';
import { runCommand } from './command.ts';

/** A program that the whole-loop tests start, and that no package of ours brings. */
export interface SystemPackage {
  /** Debian's name for it. */
  readonly name: string;
  /** What tells that it is here: a program on PATH, or a file of it. */
  readonly command: string;
  readonly reason: string;
  /** Where the program exists at all; everywhere when left out. */
  readonly platform?: NodeJS.Platform;
  /** For tests that only root can run, and that others skip. */
  readonly rootOnly?: boolean;
}

const systemPackages: readonly SystemPackage[] = [
  { name: 'chromium', command: 'chromium', reason: 'one side of the calls' },
  { name: 'firefox-esr', command: 'firefox-esr', reason: 'the other engine in the calls' },
  {
    name: 'coturn',
    command: 'turnserver',
    // Debian's package puts no service on; the tests start their own, on ports of their own.
    reason: 'the relay that the server starts beside itself',
    platform: 'linux',
  },
  { name: 'openssl', command: 'openssl', reason: 'makes the certificate of a test that uses TLS' },
  {
    name: 'redis-server',
    command: 'redis-server',
    // Debian's package may put a service on; the tests start their own, on ports of their own.
    reason: 'where several servers meet',
    platform: 'linux',
  },
  {
    name: 'faketime',
    command: 'faketime',
    reason: 'sets the clock of a server, of its relay and of its Redis, and of nobody else',
    platform: 'linux',
  },
  {
    name: 'strace',
    command: 'strace',
    reason: 'sees every file that the server opens, to show that it writes none',
    platform: 'linux',
  },
  {
    // With what it needs 31 MB to fetch and 200 MB on the disk.
    name: 'webkit2gtk-driver',
    command: 'WebKitWebDriver',
    reason: 'the third engine, which shows the pages',
    platform: 'linux',
  },
  {
    name: 'xvfb',
    command: 'Xvfb',
    reason: 'a screen for WebKit, which has no way without one',
    platform: 'linux',
  },
  {
    name: 'fonts-noto-color-emoji',
    command: '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
    reason: 'the pictures that the page is compared with show emoji in colour',
    platform: 'linux',
  },
  {
    name: 'fonts-noto-core',
    command: '/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf',
    reason: 'the widths of Cyrillic, Arabic and Hindi on the smallest phone',
    platform: 'linux',
  },
  {
    name: 'fonts-wqy-microhei',
    command: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
    reason: 'the widths of Chinese and Japanese there',
    platform: 'linux',
  },
  {
    name: 'iproute2',
    command: 'ip',
    reason: 'makes the networks of the NAT lab',
    platform: 'linux',
    rootOnly: true,
  },
  {
    name: 'nftables',
    command: 'nft',
    reason: 'is the NATs of the lab',
    platform: 'linux',
    rootOnly: true,
  },
  {
    name: 'tcpdump',
    command: 'tcpdump',
    reason: 'sees which packets went through the lab',
    platform: 'linux',
    rootOnly: true,
  },
  {
    name: 'coturn',
    command: 'turnserver',
    reason: 'relays calls in the lab',
    platform: 'linux',
    rootOnly: true,
  },
];

export type Provision =
  | { readonly ok: true }
  | { readonly ok: false; readonly output: string; readonly missing: readonly SystemPackage[] };

/** Installs what is missing where it may (Debian, as root); says what to install elsewhere. */
export async function provideSystemPackages(): Promise<Provision> {
  const missing = stillMissing();
  if (missing.length === 0) return { ok: true };
  const isDebian = existsSync('/etc/debian_version') && Bun.which('apt-get') !== null;
  if (!isDebian || process.getuid?.() !== 0) {
    return { ok: false, missing, output: advice(missing) };
  }
  console.log(`Installing ${missing.map(({ name }) => name).join(', ')} with apt ...`);
  const output = await aptInstall(missing);
  const left = stillMissing();
  if (left.length === 0) return { ok: true };
  return { ok: false, missing: left, output: `${output}\n${advice(left)}` };
}

function stillMissing(): SystemPackage[] {
  return systemPackages
    .filter(({ platform }) => platform === undefined || platform === process.platform)
    .filter(({ rootOnly }) => !rootOnly || process.getuid?.() === 0)
    .filter(({ command }) => !isHere(command));
}

const isHere = (command: string) =>
  command.startsWith('/') ? existsSync(command) : Bun.which(command) !== null;

async function aptInstall(packages: readonly SystemPackage[]): Promise<string> {
  const options = {
    timeoutMs: 15 * 60_000,
    environment: { DEBIAN_FRONTEND: 'noninteractive' },
  };
  const update = await runCommand(['apt-get', 'update'], options);
  if (!update.ok) return update.output;
  const names = packages.map(({ name }) => name);
  const install = ['apt-get', 'install', '--yes', '--no-install-recommends', ...names];
  return (await runCommand(install, options)).output;
}

function advice(missing: readonly SystemPackage[]): string {
  const lines = missing.map(({ name, reason }) => `  ${name}: ${reason}`);
  const names = missing.map(({ name }) => name).join(' ');
  return [
    'The whole-loop tests need programs that are not here:',
    ...lines,
    `On Debian: apt-get install ${names} (as root npm test does it by itself).`,
    `Elsewhere provide ${missing.map(({ command }) => command).join(', ')}.`,
  ].join('\n');
}
