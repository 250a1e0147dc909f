import { existsSync } from 'node:fs';
import { runCommand } from './command.ts';

/** A program that the whole-loop tests start, and that no package of ours brings. */
export interface SystemPackage {
  /** Debian's name for it. */
  readonly name: string;
  readonly command: string;
  readonly reason: string;
  /** Where the program exists at all; everywhere when left out. */
  readonly platform?: NodeJS.Platform;
}

const systemPackages: readonly SystemPackage[] = [
  { name: 'chromium', command: 'chromium', reason: 'one side of the calls' },
  { name: 'firefox-esr', command: 'firefox-esr', reason: 'the other engine in the calls' },
  { name: 'openssl', command: 'openssl', reason: 'makes the certificate of a test that uses TLS' },
  {
    name: 'strace',
    command: 'strace',
    reason: 'sees every file that the server opens, to show that it writes none',
    platform: 'linux',
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
    .filter(({ command }) => Bun.which(command) === null);
}

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
    `Elsewhere put ${missing.map(({ command }) => command).join(', ')} on PATH.`,
  ].join('\n');
}
