import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import { askMappedAddresses } from '@passerby/test-kit/mapped-addresses';
import {
  createNamespaces,
  type NamespaceGroup,
  namespaceObstacle,
} from '@passerby/test-kit/network-namespace';
import { type Command, runCommand } from './server-command.ts';

/** STUN on a machine that has more than one address, as most have that are not laptops. */

const obstacle = namespaceObstacle();
if (obstacle !== undefined) console.log(`skipped: ${obstacle}`);

const ports = [3478, 3479];
const asker = { ipv4: '198.51.100.1', ipv6: '2001:db8::1' };
const addresses = {
  ipv4: ['198.51.100.7', '198.51.100.8', '203.0.113.7'],
  ipv6: ['2001:db8::7', '2001:db8::8', '2001:db8:7::7'],
};

let machines: NamespaceGroup<'server' | 'asker'>;

beforeAll(() => {
  if (obstacle !== undefined) return;
  machines = createNamespaces(['server', 'asker']);
  const { server, asker: other } = machines.of;
  server.run([...['ip', 'link', 'add', 'wire', 'type', 'veth'], 'peer', 'name', 'to-asker']);
  server.run(['ip', 'link', 'set', 'to-asker', 'netns', other.name, 'name', 'wire']);
  for (const machine of [server, other]) machine.run(['ip', 'link', 'set', 'wire', 'up']);
  other.run(['ip', 'address', 'add', `${asker.ipv4}/24`, 'dev', 'wire']);
  other.run(['ip', 'address', 'add', `${asker.ipv6}/64`, 'dev', 'wire', 'nodad']);
  // The last of each family is of no network that the asker is in: the route back prefers another.
  other.run(['ip', 'route', 'add', '203.0.113.0/24', 'dev', 'wire']);
  other.run(['ip', 'route', 'add', '2001:db8:7::/64', 'dev', 'wire']);
  for (const address of addresses.ipv4) addAddress(`${address}/24`);
  for (const address of addresses.ipv6) addAddress(`${address}/64`, 'nodad');
});

afterAll(() => machines?.remove());

function addAddress(address: string, ...more: readonly string[]): void {
  machines.of.server.run(['ip', 'address', 'add', address, 'dev', 'wire', ...more]);
}

async function startEverywhere(host: string): Promise<Command> {
  const words = ['start', `--host=${host}`, '--port=0', `--stun-ports=${ports}`, '--relay=never'];
  const command = runCommand(words, { wrapper: machines.of.server.enter });
  await command.ready();
  return command;
}

async function stop(command: Command): Promise<void> {
  command.signal('SIGTERM');
  expect(await command.exitCode).toBe(0);
  expect(command.output().stderr).toBe('');
}

/** How many of the two ports answer from the address that was asked, and truly. */
async function answersOf(address: string): Promise<number> {
  const seen = await askMappedAddresses(machines.of.asker, address, ports);
  const self = address.includes(':') ? `[${asker.ipv6}]:` : `${asker.ipv4}:`;
  return seen.filter((mapped) => mapped?.startsWith(self)).length;
}

/** Another program that has the second port on that address. */
async function holdPort(address: string) {
  const holder = Bun.spawn(
    [
      ...machines.of.server.enter,
      process.execPath,
      '--eval',
      `await Bun.udpSocket({ hostname: '${address}', port: ${ports[1]} }); console.log('held');`,
    ],
    { stdout: 'pipe' },
  );
  await holder.stdout.getReader().read();
  return holder;
}

describe.skipIf(obstacle !== undefined)('[T6] every address answers for itself', () => {
  test.each([
    ['::', [...addresses.ipv4, ...addresses.ipv6], []],
    ['0.0.0.0', addresses.ipv4, addresses.ipv6],
  ])(
    'under --host=%s',
    async (host, open, closed) => {
      const command = await startEverywhere(host);
      for (const address of open) expect([address, await answersOf(address)]).toEqual([address, 2]);
      for (const address of closed)
        expect([address, await answersOf(address)]).toEqual([address, 0]);
      await stop(command);
    },
    60_000,
  );

  test('and so does one that comes later; one that goes takes nothing with it', async () => {
    const command = await startEverywhere('::');
    const later = { ipv4: '198.51.100.9', ipv6: '2001:db8::9' };
    addAddress(`${later.ipv4}/24`);
    // Not to be had before the kernel has looked for another machine that has it.
    addAddress(`${later.ipv6}/64`);
    for (const address of Object.values(later)) {
      await eventually(`answers of ${address}`, async () => (await answersOf(address)) === 2, {
        timeoutMs: 15_000,
      });
    }
    const socketsAt = (address: string) =>
      machines.of.server.run(['ss', '-Hulnp', 'src', address]).split('\n').filter(Boolean).length;
    expect(socketsAt(later.ipv4)).toBe(2);
    machines.of.server.run(['ip', 'address', 'delete', `${later.ipv4}/24`, 'dev', 'wire']);
    await eventually('its sockets to be closed', () => socketsAt(later.ipv4) === 0);
    expect(await answersOf(addresses.ipv4[1] ?? '')).toBe(2);
    await stop(command);
  }, 60_000);

  test('one that cannot be had when it comes is had once it can be', async () => {
    const command = await startEverywhere('0.0.0.0');
    const [taken, free] = ['198.51.100.10', '198.51.100.11'];
    // As a program does that was there first, so that the server always meets a port that is taken.
    machines.of.server.run(['sysctl', '-q', '-w', 'net.ipv4.ip_nonlocal_bind=1']);
    const holder = await holdPort(taken);
    for (const address of [taken, free]) addAddress(`${address}/24`);
    await eventually(`answers of ${free}`, async () => (await answersOf(free)) === 2);
    expect(await answersOf(taken)).toBe(1);
    holder.kill();
    await holder.exited;
    await eventually(`answers of ${taken}`, async () => (await answersOf(taken)) === 2);
    await stop(command);
  }, 60_000);

  test('[O6] a port that is taken on one of them is told', async () => {
    const [, taken = ''] = addresses.ipv4;
    const holder = await holdPort(taken);
    const command = runCommand(
      ['start', '--host=::', '--port=0', `--stun-ports=${ports}`, '--relay=never'],
      { wrapper: machines.of.server.enter },
    );
    expect(await command.exitCode).toBe(1);
    expect(command.output().stderr).toBe(
      `UDP port ${ports[1]} (STUN) is in use on ${taken}: ` +
        'stop what uses it, or choose others with --stun-ports.\n',
    );
    holder.kill();
    await holder.exited;
  }, 20_000);
});
