import workerUrl from '@passerby/client/shell/work-worker?worker&url';

/** As much of Trusted Types (W3C) as is needed here: the compiler's own types of the DOM lack them. */
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptRule): ScriptRule;
}

interface ScriptRule {
  createScriptURL(url: string): string;
}

/** One for the life of the page: the policy lets nobody make a second of this name. */
let policy: ScriptRule | undefined;

/**
 * Starts the worker that solves challenges. The page's policy (`require-trusted-types-for 'script'`)
 * lets nothing become a script's address but by a rule of ours: this one knows a single address.
 */
export function createWorkWorker(): Worker {
  return new Worker(trusted(workerUrl), { type: 'module' });
}

function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy('passerby-work', {
    createScriptURL(asked) {
      if (asked !== workerUrl) throw new TypeError('not the worker');
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
