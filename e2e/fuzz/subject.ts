import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instrument } from './instrument.ts';

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));
const probePath = fileURLToPath(new URL('probe.ts', import.meta.url));
const worldPath = fileURLToPath(new URL('world.ts', import.meta.url));

/** A fault put into the server's source for one bundle: a piece of text that stands there once, and another. */
export interface PlantedFault {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The server as one bundle that tells which of its blocks ran. */
export type Subject = Pick<typeof import('./world.ts'), 'createWorld' | 'probe'> & {
  /** Its blocks, by file of the packages. */
  readonly blocks: ReadonlyMap<string, readonly number[]>;
};

/** Bundles the server's own sources; throws when a fault finds no place in them. */
export async function loadSubject(fault?: PlantedFault): Promise<Subject> {
  const instrumented = instrumentAll(fault);
  const blocks = new Map<string, readonly number[]>();
  const folder = mkdtempSync(join(tmpdir(), 'passerby-fuzz-'));
  try {
    const { success, outputs, logs } = await Bun.build({
      entrypoints: [worldPath],
      target: 'bun',
      outdir: folder,
      plugins: [
        {
          name: 'blocks',
          setup(build) {
            build.onLoad({ filter: /packages\/(?:server|protocol)\/src\/.*\.ts$/ }, ({ path }) => {
              const found = instrumented.get(relative(packages, path));
              if (found === undefined) return undefined;
              blocks.set(found.file, found.blocks);
              return { contents: found.text, loader: 'ts' };
            });
          },
        },
      ],
    });
    const [bundle] = outputs;
    if (!success || bundle === undefined) throw new Error(logs.join('\n'));
    const loaded = (await import(bundle.path)) as typeof import('./world.ts');
    return { createWorld: loaded.createWorld, probe: loaded.probe, blocks };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Nothing of a crowd of nodes runs in a server that stands alone; and networks come to this world by their
 * numbers, without the addresses that they are found by.
 */
const notInTheWorld =
  /\/core\/(?:cluster\/|moderation\/(?:network-(?:table|names|prefixes)|key-ring)\.ts)/;

/** Every source in one order, so that a block has the same number in every run. */
function instrumentAll(fault: PlantedFault | undefined) {
  const files = [...new Bun.Glob('{protocol,server}/src/**/*.ts').scanSync({ cwd: packages })]
    .filter((file) => !file.includes('.test.') && !notInTheWorld.test(file))
    .sort();
  let blocks = 0;
  const instrumented = new Map(
    files.map((file) => {
      const first = blocks;
      const source = readSource(file, fault);
      const text = instrument(file, source, () => blocks++, probePath);
      const own = Array.from({ length: blocks - first }, (_, i) => first + i);
      return [file, { file, text, blocks: own }] as const;
    }),
  );
  if (fault !== undefined && !instrumented.has(fault.file)) throw new Error(`no ${fault.file}`);
  return instrumented;
}

function readSource(file: string, fault: PlantedFault | undefined): string {
  const source = readFileSync(join(packages, file), 'utf8');
  if (fault?.file !== file) return source;
  if (source.split(fault.from).length !== 2) throw new Error(`${file} has no one such place`);
  return source.replace(fault.from, () => fault.to);
}
