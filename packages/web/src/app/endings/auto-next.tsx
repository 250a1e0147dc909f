import type { EndReason } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { roomWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';

/** Endings after which one may just go on. Everything else has to be read first. */
const light: ReadonlySet<EndReason> = new Set(['left', 'lost', 'removed']);
const seconds = 5;

/** On to the next by itself, for whoever chose that; never in a tab that nobody looks at. */
export function AutoNext({ why }: { why: EndReason }) {
  const { passerby, preferences } = useApp();
  const left = useSignal(seconds);
  const wanted = useSignal(preferences.value.switches.autoNext && light.has(why));
  useEffect(() => {
    if (!wanted.value) return;
    const timer = setInterval(() => {
      if (document.hidden) return;
      left.value -= 1;
      if (left.value > 0) return;
      clearInterval(timer);
      passerby.next();
    }, 1_000);
    return () => clearInterval(timer);
  }, [wanted.value]);
  if (!wanted.value) return null;
  return (
    <p class="auto-next" data-auto-next={left.value}>
      <span aria-hidden="true">{words.onIn(left.value)}</span>
      <span class="hidden" role="status">
        {words.goesOn}
      </span>
      <button
        type="button"
        onClick={() => {
          wanted.value = false;
        }}
      >
        {words.stay}
      </button>
    </p>
  );
}
