import { eventually } from '@passerby/test-kit/eventually';
import { freePort } from '@passerby/test-kit/free-port';
import { progress } from '../connect/progress.ts';
import { cpuSeconds } from '../process-figures.ts';

const programs = ['turnserver', 'turnutils_peer', 'turnutils_uclient'] as const;
const clients = 20;
const messages = 3_000;
/** As long as a packet of a picture. */
const packetBytes = 1_100;

/**
 * Megabits that a real coturn hands on with a second of one core: its own clients send to an echo through
 * it, over channels. On the loopback; undefined where coturn and its tools are not installed.
 */
export async function measureRelayCost(): Promise<number | undefined> {
  if (programs.some((name) => Bun.which(name) === null)) return undefined;
  progress('what coturn hands on');
  const [port, echoPort] = [freePort(), freePort()];
  const quiet = { stdin: 'ignore', stdout: 'ignore', stderr: 'ignore' } as const;
  const relay = Bun.spawn(
    [
      ...['turnserver', '-n', '-z', '--no-cli', '--no-tls', '--no-dtls', '--allow-loopback-peers'],
      ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`],
      ...['--log-file=stdout', '--pidfile=', '--userdb=:memory:', '--realm=bench'],
    ],
    quiet,
  );
  const echo = Bun.spawn(['turnutils_peer', '-p', String(echoPort), '-L', '127.0.0.1'], quiet);
  try {
    await eventually('coturn to listen', () => listens(port));
    const before = cpuSeconds(relay.pid);
    const client = Bun.spawn(
      [
        ...['turnutils_uclient', '-c', '-X', '-e', '127.0.0.1', '-r', String(echoPort)],
        ...['-m', String(clients), '-n', String(messages), '-l', String(packetBytes), '-z', '2'],
        ...['-p', String(port), '127.0.0.1'],
      ],
      { ...quiet, stdout: 'pipe' },
    );
    const said = await new Response(client.stdout).text();
    const cpu = cpuSeconds(relay.pid) - before;
    const [, sent, heard] =
      /tot_send_bytes ~ (\d+), tot_recv_bytes ~ (\d+)\s*$/m.exec(
        said.slice(said.lastIndexOf('tot_send_bytes')),
      ) ?? [];
    // Once to the echo, and once back.
    return ((Number(sent) + Number(heard)) * 8) / 1e6 / cpu;
  } finally {
    for (const process of [relay, echo]) process.kill('SIGKILL');
    await Promise.all([relay.exited, echo.exited]);
  }
}

/** Whether somebody takes TCP there: it opens UDP before that. */
async function listens(port: number): Promise<boolean> {
  try {
    const socket = await Bun.connect({ hostname: '127.0.0.1', port, socket: { data() {} } });
    socket.end();
    return true;
  } catch {
    return false;
  }
}
