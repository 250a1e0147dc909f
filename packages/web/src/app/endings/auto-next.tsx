import type { EndReason } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { roomWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';

/** Endings after which one may just go on. Everything else has to be read first. */
const light: ReadonlySet<EndReason> = new Set(['left', 'lost', 'removed']);
const seconds = 5;

/** On to the next by itself, for whoever chose that; never in a tab, or behind a panel, that nobody looks at. */
export function AutoNext({ why }: { why: EndReason }) {
  const { passerby, preferences } = useApp();
  const left = useSignal(seconds);
  const stays = useSignal(false);
  const goesOn = preferences.value.switches.autoNext && light.has(why) && !stays.value;
  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(() => {
      if (document.hidden || document.querySelector('dialog[open]') !== null) return;
      left.value -= 1;
      if (left.value > 0) return;
      clearInterval(timer);
      passerby.next();
    }, 1_000);
    return () => clearInterval(timer);
  }, [goesOn]);
  if (!goesOn) return null;
  return (
    <p class="auto-next" data-auto-next={left.value}>
      <span aria-hidden="true">{words.onIn(left.value)}</span>
      <span class="hidden" id="goes-on">
        {words.goesOn}
      </span>
      <button
        type="button"
        onClick={() => {
          stays.value = true;
        }}
      >
        {words.stay}
      </button>
    </p>
  );
}
