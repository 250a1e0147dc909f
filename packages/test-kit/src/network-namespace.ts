import { readFileSync } from 'node:fs';

/** A network of its own: interfaces, routes, rules and sockets. Needs root on Linux. */
export interface NetworkNamespace {
  readonly name: string;
  /** To be put before a command that shall run inside. */
  readonly enter: readonly string[];
  /** Runs a short command inside and returns what it printed; throws when it fails. */
  run(command: readonly string[], input?: string): string;
}

/** Namespaces that come and go together. */
export interface NamespaceGroup<Role extends string> {
  readonly of: Readonly<Record<Role, NetworkNamespace>>;
  /** Ends by id whatever still runs inside, and removes them. May be called twice. */
  remove(): void;
}

let groups = 0;

/**
 * Makes a namespace for each role. They end with this process, even when it is killed. Their
 * names tell its id, and whatever owners that are no more left behind is removed first.
 */
export function createNamespaces<Role extends string>(
  roles: readonly Role[],
): NamespaceGroup<Role> {
  removeLeftovers();
  groups += 1;
  const prefix = `passerby-${process.pid}-${startOf(process.pid)}-${groups}`;
  const name = (role: Role) => `${prefix}-${role}`;
  const remaining = new Set(roles.map(name));
  const undertaker = startUndertaker([...remaining]);
  const group = {
    of: {} as Record<Role, NetworkNamespace>,
    remove() {
      for (const one of remaining) {
        remaining.delete(one);
        removeNamespace(one);
      }
      undertaker.kill('SIGKILL');
    },
  };
  for (const role of roles) {
    runNow(['ip', 'netns', 'add', name(role)]);
    group.of[role] = createNamespace(name(role));
    group.of[role].run(['ip', 'link', 'set', 'lo', 'up']);
  }
  return group;
}

/** Why there can be no namespaces here; undefined when there can. */
export function namespaceObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a matter of Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  // Root in a container may lack CAP_SYS_ADMIN; that a program is missing is no excuse, and throws.
  try {
    createNamespaces(['trial']).remove();
    return undefined;
  } catch (error) {
    if (/Operation not permitted|Permission denied/i.test(String(error))) {
      return 'this root may not make network namespaces (CAP_SYS_ADMIN is missing)';
    }
    throw error;
  }
}

function createNamespace(name: string): NetworkNamespace {
  const enter = ['ip', 'netns', 'exec', name];
  return {
    name,
    enter,
    run(command, input) {
      mustExist(command[0]);
      return runNow([...enter, ...command], input);
    },
  };
}

function runNow(command: readonly string[], input = ''): string {
  mustExist(command[0]);
  const { exitCode, stdout, stderr } = Bun.spawnSync([...command], { stdin: Buffer.from(input) });
  if (exitCode === 0) return stdout.toString();
  throw new Error(`${command.join(' ')} ended with ${exitCode}: ${stderr}${stdout}`);
}

/**
 * Waits in a process of its own for this one to end, however it ends: their pipe breaks. Hooks of
 * this process would not do, since a killed one runs none and `bun test` none on exit.
 */
function startUndertaker(names: readonly string[]) {
  const script = `
    trap '' INT TERM HUP
    cat > /dev/null
    for name in "$@"; do
      ip netns pids "$name" | xargs -r kill -9
      ip netns delete "$name"
    done`;
  const undertaker = Bun.spawn(['sh', '-c', script, 'undertaker', ...names], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  undertaker.unref();
  return undertaker;
}

function mustExist(program = ''): void {
  if (Bun.which(program) === null) throw new Error(`the program ${program} is not installed`);
}

function removeNamespace(name: string): void {
  for (const pid of runNow(['ip', 'netns', 'pids', name]).split('\n').filter(Boolean)) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  runNow(['ip', 'netns', 'delete', name]);
}

function removeLeftovers(): void {
  for (const line of runNow(['ip', 'netns', 'list']).split('\n')) {
    const [, name = '', pid, start] = /^(passerby-(\d+)-(\d+)-\d+-\S+)/.exec(line) ?? [];
    if (name === '' || startOf(Number(pid)) === start) continue;
    try {
      removeNamespace(name);
    } catch {
      // Its undertaker, or another test, is clearing it away just now.
    }
  }
}

/** When a process started, in the kernel's ticks: ids are used again, this pair is not. */
function startOf(pid: number): string | undefined {
  try {
    // The name before it may hold blanks and brackets (proc_pid_stat(5): field 22 in all).
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
  } catch {
    return undefined;
  }
}
