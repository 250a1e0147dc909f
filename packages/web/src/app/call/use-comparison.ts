import type { Meeting } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import type { ComparisonAnswer } from './comparison-dialog.tsx';

type Talking = Extract<Meeting, { phase: 'talking' }>;
type Emoji = Exclude<Comparison, { state: 'checking' }>['emoji'];

/** What has become of the comparison in this call. It lives here, and is gone with the call. */
export function useComparison(talking: Talking | undefined) {
  const { passerby } = useApp();
  const matching = useSignal<Emoji | undefined>(undefined);
  const opened = useSignal<Emoji | undefined>(undefined);
  const inCall = talking !== undefined;
  useEffect(() => {
    if (inCall) return;
    matching.value = undefined;
    opened.value = undefined;
  }, [inCall]);

  const comparison = talking && comparisonOf(talking.verification, matching.value);
  const ready = comparison?.state === 'checking' ? undefined : comparison;
  return {
    comparison,
    /** What the panel shows; undefined while it is shut. */
    shown: ready !== undefined && ready.emoji === opened.value ? ready : undefined,
    /** Returns false where there is nothing to compare yet, or at all. */
    open(): boolean {
      opened.value = ready?.emoji;
      return ready !== undefined;
    },
    answer(answer: ComparisonAnswer): void {
      switch (answer) {
        case 'match':
          matching.value = ready?.emoji;
          opened.value = undefined;
          break;
        case 'again':
          matching.value = undefined;
          break;
        case 'differ':
          passerby.distrust();
          break;
        case 'shut':
          opened.value = undefined;
          break;
      }
    },
  };
}
