import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
/** Beside `src`, and never committed: the worker names these files relative to itself. */
const folder = fileURLToPath(new URL('../../dist/', import.meta.url));

/**
 * Writes the model's graph and weights, and the engine that runs it, as plain files for the site.
 * nsfwjs carries its weights as base64 inside of JavaScript, three models of them: taken by path, so
 * that no more than one is read and none of that code reaches a browser.
 */
export function writeModelFiles(): void {
  // The package lets nobody import the files by name: from its entry the way leads to them.
  const packed = join(dirname(fileURLToPath(import.meta.resolve('nsfwjs'))), '..', 'models');
  const model = require(join(packed, 'mobilenet_v2_mid', 'model.min.js'));
  const [group, ...others] = model.weightsManifest;
  if (group === undefined || others.length > 0) throw new Error('nsfwjs packs its model anew');
  const weights = group.paths.map((name: string) =>
    Buffer.from(require(join(packed, 'mobilenet_v2_mid', `${name}.min.js`)), 'base64'),
  );
  const { modelTopology } = model;
  mkdirSync(folder, { recursive: true });
  writeChanged('model.json', JSON.stringify({ modelTopology, weightSpecs: group.weights }));
  writeChanged('weights.bin', Buffer.concat(weights));
  const engine = dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  writeChanged('engine.wasm', readFileSync(join(engine, 'dist', 'tfjs-backend-wasm-simd.wasm')));
}

/** Only what differs: a watching builder would begin again at each write. */
function writeChanged(name: string, content: string | Uint8Array): void {
  const file = join(folder, name);
  const bytes = Buffer.from(content);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  writeFileSync(file, bytes);
}
