import type { RedisServer } from './redis-server.ts';

/** Everything that a Redis is told, as bytes, from now on. */
export interface RedisMonitor {
  /** So far: commands, their arguments, what scripts do. */
  heard(): Uint8Array;
  /** The same, command by command and word by word. */
  commands(): readonly (readonly Buffer[])[];
  stop(): Promise<void>;
}

/** Listens with MONITOR. Resolves when it does. */
export async function monitorRedis(redis: Pick<RedisServer, 'port'>): Promise<RedisMonitor> {
  const cli = Bun.spawn(['redis-cli', '-p', String(redis.port), 'MONITOR'], { stderr: 'ignore' });
  const chunks: Uint8Array[] = [];
  let begun = () => {};
  const isListening = new Promise<void>((resolve) => {
    begun = resolve;
  });
  void (async () => {
    for await (const chunk of cli.stdout) {
      chunks.push(chunk);
      begun();
    }
  })();
  await isListening;
  return {
    heard: () => Buffer.concat(commandsIn(chunks).flat()),
    commands: () => commandsIn(chunks),
    async stop() {
      cli.kill('SIGKILL');
      await cli.exited;
    },
  };
}

/** Its lines are `time [database address] "word" "word" ...`, with everything unprintable escaped. */
function commandsIn(chunks: readonly Uint8Array[]): Buffer[][] {
  const lines = Buffer.concat(chunks).toString('latin1').split('\n');
  return lines.map((line) => {
    const words = line.replace(/^\S+ \[\d+ \S+\] /, '');
    return [...words.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => unescaped(word));
  });
}

const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b' };

function unescaped(word: string): Buffer {
  const plain = word.replace(/\\x([\da-f]{2})|\\(.)/g, (_, hex?: string, sign = '') =>
    hex === undefined ? (signs[sign] ?? sign) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(plain, 'latin1');
}
