import { expect, test } from 'bun:test';
import { configTable } from './config-table.ts';
import { readOptions } from './read-options.ts';
import { describedOptions } from './start-options.ts';

async function tableOf(
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  file = '{}',
): Promise<readonly string[]> {
  const read = await readOptions({
    flags: ['--config=a.json', ...flags],
    environment,
    readFile: async () => file,
  });
  if (!read.ok) throw new Error(read.message);
  return configTable(read.given).trimEnd().split('\n');
}

const cells = (line: string | undefined) => line?.split(/ {2,}/);

test('[O12] every option is there, in order, and without a word its default', async () => {
  const lines = await tableOf([]);
  expect(lines.map((line) => line.split(' ')[0] as string)).toEqual(
    describedOptions.map(({ name }) => name),
  );
  for (const line of lines) expect(line).toEndWith('  default');
  expect(cells(lines.find((line) => line.startsWith('blockSeconds')))).toEqual([
    'blockSeconds',
    '900,3600,14400',
    'default',
  ]);
});

test('[O12] a value stands as it was given, with its flag, its variable or its place in a file', async () => {
  const lines = await tableOf(
    ['--origin=https://a.example', '--origin=https://b.example'],
    { PORT: '9000', HOST: '' },
    '{"relaxAfter": 2.5, "port": 1, "stunPorts": [1, 2]}',
  );
  const rowOf = (name: string) => cells(lines.find((line) => line.startsWith(`${name} `)));
  expect(rowOf('port')).toEqual(['port', '9000', 'PORT']);
  expect(rowOf('host')).toEqual(['host', 'localhost', 'default']);
  expect(rowOf('origin')?.slice(1)).toEqual(['https://a.example,https://b.example', '--origin']);
  expect(rowOf('relaxAfter')?.slice(1)).toEqual(['2.5', '"relaxAfter" in a.json']);
  expect(rowOf('stunPorts')?.slice(1)).toEqual(['1,2', '"stunPorts" in a.json']);
});

test('[O12] [N8] a secret is not shown, wherever it came from', async () => {
  const secret = 'hunter2hunter2hunter2';
  const lines = await tableOf(['--relay-url=turn:a.example'], { PASSERBY_RELAY_SECRET: secret });
  expect(lines.join('\n')).not.toContain('hunter2');
  expect(cells(lines.find((line) => line.startsWith('relaySecret')))?.slice(1)).toEqual([
    '(not shown)',
    'PASSERBY_RELAY_SECRET',
  ]);
});
