import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Lights } from '../searching/lights.tsx';

interface EndingProps {
  readonly title: string;
  readonly advice: string;
  readonly action: string;
  readonly onAction: () => void;
}

/** An Enter that comes sooner was meant for the message that was being written. */
const slipMs = 800;

/** What happened, in its own words, and the one thing to do next, with the focus on it. */
export function Ending({ title, advice, action, onAction }: EndingProps) {
  const { passerby } = useApp();
  const next = useRef<HTMLButtonElement>(null);
  const shownAt = useRef(performance.now());
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  return (
    <div class="scene">
      <Lights scene="alone" />
      <h1>{title}</h1>
      <p class="scene-note">{advice}</p>
      <div class="actions">
        <button
          ref={next}
          type="button"
          class="go"
          onKeyDown={(event) => {
            if (performance.now() - shownAt.current < slipMs) event.preventDefault();
          }}
          onClick={onAction}
        >
          {action}
        </button>
        <button type="button" onClick={() => passerby.end()}>
          {words.endings.back}
        </button>
      </div>
    </div>
  );
}
