// Runs in a dedicated worker, so that the page never waits for it. It asks its own origin for three
// files at the start, and nobody for anything after that; what it sees it forgets.
import { loadModel, type Model } from './model.ts';
import type { Answer, Question } from './worker-messages.ts';

const answer = (message: Answer) => postMessage(message);

const starting = loadModel({
  model: new URL('../../dist/model.json', import.meta.url).href,
  weights: new URL('../../dist/weights.bin', import.meta.url).href,
  engine: new URL('../../dist/engine.wasm', import.meta.url).href,
});
starting.then(
  () => answer({ type: 'ready' }),
  () => answer({ type: 'startFailed' }),
);

addEventListener('message', (event: MessageEvent<Question>) => {
  starting.then((model) => judge(model, event.data)).catch(() => {});
});

async function judge(model: Model, { id, pixels }: Question): Promise<void> {
  try {
    const scores = await model.scores(new Uint8ClampedArray(pixels));
    answer({ type: 'scores', id, scores });
  } catch {
    answer({ type: 'error', id });
  }
}
