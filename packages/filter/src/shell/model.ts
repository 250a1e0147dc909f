import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm';
import '@tensorflow/tfjs-backend-wasm/dist/base';
import '@tensorflow/tfjs-converter/dist/flags';
import {
  type GraphModel,
  loadGraphModel,
} from '@tensorflow/tfjs-converter/dist/executor/graph_model';
import { env } from '@tensorflow/tfjs-core/dist/environment';
import { ready, setBackend, tidy } from '@tensorflow/tfjs-core/dist/globals';
import type { ModelArtifacts } from '@tensorflow/tfjs-core/dist/io/types';
import { tensor4d } from '@tensorflow/tfjs-core/dist/ops/tensor4d';
import type { Tensor } from '@tensorflow/tfjs-core/dist/tensor';
import { modelSidePixels } from '../core/picture-quality.ts';
import type { Scores } from '../core/verdict.ts';
import { registerKernels } from './engine-kernels.ts';

export interface ModelUrls {
  readonly model: string;
  readonly weights: string;
  readonly engine: string;
}

/** The classifier, loaded. `scores` takes RGBA bytes of the model's size. */
export interface Model {
  scores(pixels: Uint8ClampedArray): Promise<Scores>;
}

/** Loads all three files from our own origin and looks at one empty picture to warm up. */
export async function loadModel(urls: ModelUrls): Promise<Model> {
  // On a cross-origin isolated page tfjs would take its threaded build, start workers from blobs,
  // which the CSP forbids, and wait for them for ever.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': urls.engine,
    'tfjs-backend-wasm-simd.wasm': urls.engine,
    'tfjs-backend-wasm-threaded-simd.wasm': urls.engine,
  });
  registerKernels();
  const [artifacts] = await Promise.all([fetchArtifacts(urls), setBackend('wasm').then(ready)]);
  const graph = await loadGraphModel({ load: async () => artifacts });
  const model: Model = { scores: (pixels) => scoresOf(graph, pixels) };
  await model.scores(new Uint8ClampedArray(modelSidePixels * modelSidePixels * 4));
  return model;
}

async function fetchArtifacts(urls: ModelUrls): Promise<ModelArtifacts> {
  const [description, weightData] = await Promise.all([
    fetchOwn(urls.model).then((response) => response.json()),
    fetchOwn(urls.weights).then((response) => response.arrayBuffer()),
  ]);
  return { ...description, weightData };
}

async function fetchOwn(url: string): Promise<Response> {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error('a file of the filter is missing');
  return response;
}

async function scoresOf(graph: GraphModel, pixels: Uint8ClampedArray): Promise<Scores> {
  const output = tidy(() => {
    const side = modelSidePixels;
    const input = tensor4d(rgbOf(pixels), [1, side, side, 3]);
    return graph.predict(input) as Tensor;
  });
  try {
    const values = await output.data();
    const [drawing = NaN, hentai = NaN, neutral = NaN, porn = NaN, sexy = NaN] = values;
    return { drawing, hentai, neutral, porn, sexy };
  } finally {
    output.dispose();
  }
}

/** As the model learnt them: 0 to 1, no alpha. */
function rgbOf(pixels: Uint8ClampedArray): Float32Array {
  const rgb = new Float32Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4) {
    rgb[to++] = (pixels[from] ?? 0) / 255;
    rgb[to++] = (pixels[from + 1] ?? 0) / 255;
    rgb[to++] = (pixels[from + 2] ?? 0) / 255;
  }
  return rgb;
}
