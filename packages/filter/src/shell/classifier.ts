import { judgeScores, type Verdict } from '../core/verdict.ts';
import type { Answer, Question } from './worker-messages.ts';

/** Judges sampled pictures, one after the other. */
export interface Classifier {
  /** Resolves once: whether it will be of any use. The caller has the time limit. */
  readonly started: Promise<'ready' | 'failed'>;
  /** Whether it has died since. */
  readonly isDead: boolean;
  /**
   * Takes RGBA bytes of the model's size; `error` where there will be no answer. Never rejects, and
   * has no time limit of its own: an answer that nobody waits for any more is harmless.
   */
  judge(pixels: Uint8ClampedArray<ArrayBuffer>): Promise<Verdict>;
  close(): void;
}

/** Starts the worker at this address of our own, and with it the download of the model. */
export function startClassifier(workerUrl: string): Classifier {
  const waiting = new Map<number, (verdict: Verdict) => void>();
  const started = Promise.withResolvers<'ready' | 'failed'>();
  let nextId = 0;
  let worker: Worker | undefined;

  /** For good: a worker that has failed once is not trusted to say that something is harmless. */
  function die(): void {
    started.resolve('failed');
    worker?.terminate();
    worker = undefined;
    for (const tell of waiting.values()) tell('error');
    waiting.clear();
  }

  function hear(answer: Answer): void {
    switch (answer.type) {
      case 'ready':
        started.resolve('ready');
        return;
      case 'startFailed':
        die();
        return;
      case 'scores':
        settle(answer.id, judgeScores(answer.scores));
        return;
      case 'error':
        settle(answer.id, 'error');
        return;
    }
  }

  function settle(id: number, verdict: Verdict): void {
    waiting.get(id)?.(verdict);
    waiting.delete(id);
  }

  try {
    worker = new Worker(trusted(workerUrl), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => hear(data);
    worker.onerror = die;
    worker.onmessageerror = die;
  } catch {
    die();
  }

  return {
    started: started.promise,
    get isDead() {
      return worker === undefined;
    },
    judge(pixels) {
      if (worker === undefined) return Promise.resolve('error');
      const id = nextId++;
      const { promise, resolve } = Promise.withResolvers<Verdict>();
      waiting.set(id, resolve);
      const question: Question = { id, pixels: pixels.buffer };
      worker.postMessage(question, [pixels.buffer]);
      return promise;
    },
    close: die,
  };
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptRule): ScriptRule;
}

interface ScriptRule {
  createScriptURL(url: string): string;
}

/** One for the life of the page: the page's CSP lets nobody make a second of this name. */
let policy: ScriptRule | undefined;

/**
 * The page's CSP requires Trusted Types, and a worker's address is one of their sinks. Only an
 * address of our own origin passes. Engines without Trusted Types take the address as it is.
 */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const createScriptURL = (asked: string) => {
    const { origin, href } = new URL(asked, location.href);
    if (origin !== location.origin) throw new TypeError('a worker of somebody else');
    return href;
  };
  if (trustedTypes === undefined) return createScriptURL(url);
  policy ??= trustedTypes.createPolicy('passerby-filter', { createScriptURL });
  return policy.createScriptURL(url);
}
