import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { readOptions } from './read-options.ts';
import { describedOptions, type StartOptions } from './start-options.ts';

interface Given {
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

const read = ({ flags = [], environment = {}, files = {} }: Given) =>
  readOptions({ flags, environment, readFile: async (name) => files[name] });

async function optionsOf(given: Given): Promise<StartOptions> {
  const result = await read(given);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

async function messageOf(given: Given): Promise<string> {
  const result = await read(given);
  if (result.ok) throw new Error('nothing was refused');
  return result.message;
}

describe('where options come from', () => {
  test('[O1] without any, every option has its default', async () => {
    const value = await optionsOf({});
    expect(value).toMatchObject({
      port: 8080,
      host: 'localhost',
      origin: [],
      stunPorts: 'usual',
      resumeWindow: 15_000,
      relaxAfter: 4_000,
    });
    expect(value.site).toEndWith('/packages/web/dist');
    expect(value.tlsCert).toBeUndefined();
  });

  test('[O1] a flag wins over the environment, and that over the file', async () => {
    const files = { 'a.json': '{"port": 1, "host": "127.0.0.3", "relaxAfter": 3}' };
    const environment = { PORT: '2', HOST: '127.0.0.2' };
    const value = await optionsOf({
      flags: ['--config', 'a.json', '--port=3'],
      environment,
      files,
    });
    expect(value).toMatchObject({ port: 3, host: '127.0.0.2', relaxAfter: 3_000 });
  });

  test('[O1] every option can be given in each of the three ways', async () => {
    const samples: Readonly<Record<string, readonly [text: string, parsed: unknown]>> = {
      port: ['9000', 9000],
      host: ['0.0.0.0', '0.0.0.0'],
      lan: ['yes', true],
      metrics: ['[::1]:9464', { host: '::1', port: 9464 }],
      origin: ['https://a.example', ['https://a.example']],
      stunPorts: ['5000,5001', [5000, 5001]],
      site: ['here', 'here'],
      contact: ['a@b.example', { text: 'a@b.example', href: 'mailto:a@b.example' }],
      socketsPerNetwork: ['7', 7],
      openingsPerSecond: ['8', 8],
      framesPerSecond: ['9', 9],
      resumeWindow: ['1.5', 1_500],
      relaxAfter: ['0', 0],
      relay: ['always', 'always'],
      relayUrl: ['turn:a.example,turns:b.example', ['turn:a.example', 'turns:b.example']],
      relaySecret: ['0123456789abcdef', '0123456789abcdef'],
      redisUrl: ['redis://a.example', 'redis://a.example'],
      countCalls: ['yes', true],
      sharePort: ['yes', true],
      drain: ['45', 45_000],
      nodePassword: ['0123456789abcdef', '0123456789abcdef'],
      relayPort: ['5002', 5002],
      relayRange: ['50000-50100', { min: 50_000, max: 50_100 }],
      flagThreshold: ['5', 5],
      minShared: ['0.5', 500],
      flagPause: ['2', 2_000],
      blockSeconds: ['2,4', [2_000, 4_000]],
      blockShare: ['30', 30],
      flagsPerNetwork: ['9', 9],
      matchesPerMinute: ['10', 10],
      workBits: ['0', 0],
      calmPerSecond: ['50', 50],
      trustNetwork: ['192.0.2.0/24', [{ address: Uint8Array.of(192, 0, 2, 0), bits: 24 }]],
      denyNetwork: ['203.0.113.7', [{ address: Uint8Array.of(203, 0, 113, 7), bits: 32 }]],
      matching: ['paused', 'paused'],
      adsTotals: ['totals.json', 'totals.json'],
      tlsCert: ['cert.pem', 'cert.pem'],
      tlsKey: ['key.pem', 'key.pem'],
    };
    for (const { name, flag, variable, isSwitch } of describedOptions) {
      const [text, parsed] = samples[name] ?? [];
      if (text === undefined) throw new Error(`no sample for ${name}`);
      // A certificate and its key are only taken together, and so are a relay and its secret.
      const also = {
        tlsCert: '--tls-key=k',
        tlsKey: '--tls-cert=c',
        relayUrl: '--relay-secret=0123456789abcdef',
        relaySecret: '--relay-url=turn:a.example',
        redisUrl: '--node-password=0123456789abcdef',
        nodePassword: '--redis-url=redis://a.example',
        sharePort: ['--redis-url=redis://a.example', '--node-password=0123456789abcdef'],
      }[name as string];
      const more = also === undefined ? [] : [also].flat();
      const ways: Given[] = [
        { flags: isSwitch ? [flag, ...more] : [flag, text, ...more] },
        { flags: [`${flag}=${text}`, ...more] },
        { flags: more, environment: { [variable]: text } },
        {
          flags: ['--config', 'a.json', ...more],
          files: { 'a.json': JSON.stringify({ [name]: text }) },
        },
      ];
      for (const way of ways) {
        const value: Readonly<Record<string, unknown>> = await optionsOf(way);
        expect(value[name]).toEqual(parsed);
      }
    }
  });

  test('[O1] a file gives numbers and lists as what they are', async () => {
    const content = {
      port: 9000,
      origin: ['https://a.example', 'http://b.example:81'],
      stunPorts: [0, 0],
      relaxAfter: 0.25,
    };
    const value = await optionsOf({
      environment: { PASSERBY_CONFIG: 'a.json' },
      files: { 'a.json': JSON.stringify(content) },
    });
    expect(value).toMatchObject({ ...content, relaxAfter: 250 });
  });

  test('[O1] --origin adds up, and takes commas', async () => {
    const flags = ['--origin', 'https://a.example', '--origin=https://b.example, http://c.example'];
    expect((await optionsOf({ flags })).origin).toEqual([
      'https://a.example',
      'https://b.example',
      'http://c.example',
    ]);
  });

  test('[O1] an empty variable is one that is not set', async () => {
    expect((await optionsOf({ environment: { PORT: '', PASSERBY_CONFIG: '' } })).port).toBe(8080);
  });

  test('[O1] STUN can be moved and turned off', async () => {
    const ports = async (text: string) =>
      (await optionsOf({ flags: ['--stun-ports', text] })).stunPorts;
    expect(await ports('none')).toEqual([]);
    expect(await ports('usual')).toBe('usual');
    expect(await ports('3478')).toEqual([3478]);
    expect(await ports('3478, 3479')).toEqual([3478, 3479]);
  });
});

describe('what is wrong names itself, its source and what is allowed', () => {
  test('[O2] a wrong value, wherever it stands', async () => {
    const wrong = 'is not a whole number from 0 to 65535.';
    expect(await messageOf({ flags: ['--port', '80a'] })).toBe(`--port: "80a" ${wrong}`);
    expect(await messageOf({ environment: { PORT: '65536' } })).toBe(`PORT: "65536" ${wrong}`);
    expect(
      await messageOf({ flags: ['--config=a.json'], files: { 'a.json': '{"port": 1.5}' } }),
    ).toBe(`"port" in a.json: 1.5 ${wrong}`);
  });

  test.each([
    ['--host=example.org', 'localhost or an IP address'],
    ['--origin=https://a.example/path', 'an origin such as https://chat.example, without a path'],
    ['--origin=*', 'an origin such as https://chat.example, without a path'],
    ['--origin=ws://a.example', 'an origin such as https://chat.example, without a path'],
    ['--stun-ports=1,2,3', 'up to two ports such as 3478,3479, or none, or usual'],
    ['--stun-ports=x', 'up to two ports such as 3478,3479, or none, or usual'],
    ['--site=', 'a path'],
    ['--metrics=9464', 'an IP address and a port such as 127.0.0.1:9464, or none'],
    ['--metrics=localhost:9464', 'an IP address and a port such as 127.0.0.1:9464, or none'],
    ['--metrics=127.0.0.1:65536', 'an IP address and a port such as 127.0.0.1:9464, or none'],
    ['--sockets-per-network=0', 'a whole number from 1 to 1000000'],
    ['--resume-window=61', 'a number of seconds from 0 to 60'],
    ['--resume-window=-1', 'a number of seconds from 0 to 60'],
    ['--relax-after=1e1', 'a number of seconds from 0 to 60'],
  ])('[O2] %s', async (flag, allowed) => {
    const [name, value] = flag.split('=');
    expect(await messageOf({ flags: [flag] })).toBe(
      `${name}: ${JSON.stringify(value)} is not ${allowed}.`,
    );
  });

  test('[O2] [A17] what moderation cannot be set to', async () => {
    for (const [flag, allowed] of [
      ['--flag-threshold=0', 'a whole number from 1 to 64'],
      ['--block-seconds=900,99999', 'one to eight numbers of seconds, each from 1 to 14400'],
      ['--block-share=101', 'a whole number from 0 to 100'],
      ['--work-bits=23', 'a whole number from 0 to 22'],
      ['--deny-network=192.0.2.0/33', 'ranges of addresses such as 192.0.2.0/24 or 2001:db8::/32'],
      ['--matching=off', 'on or paused'],
    ] as const) {
      const [name, value] = flag.split('=');
      expect(await messageOf({ flags: [flag] })).toBe(`${name}: "${value}" is not ${allowed}.`);
    }
  });

  test('[O2] a certificate without its key', async () => {
    const message = '--tls-cert and --tls-key go together: give both, or neither.';
    expect(await messageOf({ flags: ['--tls-cert=c.pem'] })).toBe(message);
    expect(await messageOf({ environment: { PASSERBY_TLS_KEY: 'k.pem' } })).toBe(message);
  });

  test('[O2] [O14] a certificate beside one that is made here, and a switch that is neither', async () => {
    expect(await messageOf({ flags: ['--lan', '--tls-cert=c', '--tls-key=k'] })).toBe(
      '--lan makes a certificate of its own: leave --tls-cert and --tls-key out, or --lan.',
    );
    expect(await messageOf({ environment: { PASSERBY_LAN: '1' } })).toBe(
      'PASSERBY_LAN: "1" is not yes or no.',
    );
    expect((await optionsOf({ flags: ['--lan=no'] })).lan).toBe(false);
    const files = { 'a.json': '{"lan": true}' };
    expect((await optionsOf({ flags: ['--config=a.json'], files })).lan).toBe(true);
  });

  test('[O2] a relay without its secret, and one that is not to be used', async () => {
    const together = '--relay-url and --relay-secret go together: give both, or neither.';
    expect(await messageOf({ flags: ['--relay-url=turn:a.example'] })).toBe(together);
    expect(await messageOf({ environment: { PASSERBY_RELAY_SECRET: 'x'.repeat(16) } })).toBe(
      together,
    );
    const both = ['--relay-url=turn:a.example', `--relay-secret=${'x'.repeat(16)}`];
    expect(await messageOf({ flags: [...both, '--relay=never'] })).toBe(
      '--relay=never and --relay-url contradict each other: give one of them.',
    );
  });

  test('[O2] [N8] a secret is not repeated, whatever is wrong with it', async () => {
    for (const secret of ['hunter2', 'hunter2 hunter2 hunter2', 'hunter2'.repeat(40)]) {
      const message = await messageOf({
        flags: ['--relay-url=turn:a.example'],
        environment: { PASSERBY_RELAY_SECRET: secret },
      });
      expect(message).toBe(
        'PASSERBY_RELAY_SECRET: what was given is not 16 to 256 letters, digits or signs.',
      );
    }
  });

  test('[O2] [N4] what is no address of a relay, and no range of ports', async () => {
    for (const url of ['stun:a.example', 'turn:a.example?transport=sctp', 'a.example']) {
      expect(await messageOf({ flags: [`--relay-url=${url}`] })).toBe(
        `--relay-url: "${url}" is not up to eight addresses such as ` +
          'turn:relay.example:3478?transport=udp.',
      );
    }
    for (const range of ['5000', '65000-66000', '5000-5001', '9000-8000', '80-9000']) {
      expect(await messageOf({ flags: [`--relay-range=${range}`] })).toBe(
        `--relay-range: "${range}" is not two ports such as 49152-65535, at least 16 apart.`,
      );
    }
  });

  test('[O2] a flag without its value, twice, or not a flag', async () => {
    expect(await messageOf({ flags: ['--port'] })).toBe('--port needs a value: --port NUMBER.');
    expect(await messageOf({ flags: ['--host', '--port=1'] })).toBe(
      '--host needs a value: --host ADDRESS.',
    );
    expect(await messageOf({ flags: ['--config'] })).toBe('--config needs a value: --config FILE.');
    expect(await messageOf({ flags: ['--port=1', '--port=2'] })).toBe(
      '--port is given twice: once is enough.',
    );
    expect(await messageOf({ flags: ['8080'] })).toBe(
      '"8080" is not understood: flags alone are taken, and passerby start --help lists them.',
    );
  });

  test('[O2] a file that is not there, or holds no object', async () => {
    const flags = ['--config', 'a.json'];
    expect(await messageOf({ flags })).toBe('The file a.json cannot be read.');
    for (const text of ['', '[]', 'null', '7', '{"port": }']) {
      expect(await messageOf({ flags, files: { 'a.json': text } })).toBe(
        'The file a.json holds no JSON object.',
      );
    }
  });
});

describe('what nobody knows', () => {
  test('[O3] a slip is told what was probably meant', async () => {
    expect(await messageOf({ flags: ['--prot', '1'] })).toBe(
      '--prot is no option: did you mean --port?',
    );
    expect(await messageOf({ environment: { PASSERBY_ORIGN: 'x' } })).toBe(
      'PASSERBY_ORIGN is no option: did you mean PASSERBY_ORIGIN?',
    );
    expect(
      await messageOf({
        flags: ['--config=a.json'],
        files: { 'a.json': '{"sockets_per_network":1}' },
      }),
    ).toBe('"sockets_per_network" in a.json is no option: did you mean socketsPerNetwork?');
    expect(await messageOf({ flags: ['--verbose=1'] })).toBe(
      '--verbose is no option: passerby start --help lists them.',
    );
    expect(await messageOf({ flags: ['-port=1'] })).toBe(
      '-port is no option: did you mean --port?',
    );
    expect(await messageOf({ flags: ['--hlep'] })).toBe(
      '--hlep is no option: did you mean --help?',
    );
  });

  test.each([
    ['PASSERBY_PORT', 'PORT'],
    ['PASSERBY_HOST', 'HOST'],
    ['PASSERBY_CONIFG', 'PASSERBY_CONFIG'],
    ['PASSERBY_RELAX', 'PASSERBY_RELAX_AFTER'],
    ['PASSERBY_RELAY_URLS', 'PASSERBY_RELAY_URL'],
    ['PASSERBY_STUNPORTS', 'PASSERBY_STUN_PORTS'],
  ])('[O3] the variable %s is told to be %s', async (written, meant) => {
    expect(await messageOf({ environment: { [written]: '1' } })).toBe(
      `${written} is no option: did you mean ${meant}?`,
    );
  });

  test('[O3] variables of other programs are let be', async () => {
    const environment = {
      PASSERBY_DEEP: '1',
      PASSERBY_SOMETHING_ELSE: 'x',
      PASSERBY_ROOT: '/srv',
      PASSERBY_COST: '1',
      PORTS: '9',
      PATH: '',
      // As Kubernetes names a service that is called passerby.
      PASSERBY_SERVICE_HOST: '10.0.0.1',
      PASSERBY_SERVICE_PORT: '80',
      PASSERBY_PORT: 'tcp://10.0.0.1:80',
      PASSERBY_PORT_80_TCP: 'tcp://10.0.0.1:80',
    };
    expect(await read({ environment })).toMatchObject({ ok: true, value: { port: 8080 } });
  });
});

test('[O2] whatever is given, the answer is options or one sentence', async () => {
  const words = fc.constantFrom(
    '--port',
    '--origin',
    '--config',
    '--',
    '-',
    '=',
    'x',
    '9',
    '--site=',
  );
  const flags = fc.array(fc.oneof(words, fc.string()), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(flags, fc.json(), async (given, json) => {
      const result = await read({
        flags: given,
        environment: { PASSERBY_CONFIG: 'a.json' },
        files: { 'a.json': json },
      });
      if (!result.ok) expect(result.message).toMatch(/^[^\n]*[.?]$/);
    }),
  );
});
