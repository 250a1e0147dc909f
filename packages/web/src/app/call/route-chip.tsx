import type { Meeting } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { callWords } from '../../words/later-words.ts';
import { RoomIcon } from '../room-icon.tsx';
import { routeFact } from './route-fact.ts';

/** Direct or Relayed; what that means comes with a press, and with the name for whoever listens. */
export function RouteChip({ meeting }: { meeting: Extract<Meeting, { phase: 'talking' }> }) {
  const open = useSignal(false);
  const fact = routeFact(meeting);
  if (fact === undefined) return null;
  const route = callWords.routes[fact.route];
  const means = callWords.routeMeans[fact.means];
  return (
    <button
      type="button"
      class="fact"
      data-route={fact.route}
      aria-label={`${route}. ${means}`}
      aria-expanded={open.value}
      onClick={() => {
        open.value = !open.value;
      }}
      onBlur={() => {
        open.value = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return;
        // This Esc puts the explanation away, and is no first half of Next.
        event.stopPropagation();
        open.value = false;
      }}
    >
      <RoomIcon name={fact.route} />
      <span>
        {route}
        <span class="hidden">. </span>
        <span class={open.value ? 'means' : 'hidden'}>{means}</span>
      </span>
    </button>
  );
}
