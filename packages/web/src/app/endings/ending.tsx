import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { ReportLast } from '../report/report-last.tsx';
import { Lights } from '../searching/lights.tsx';

interface EndingProps {
  readonly title: string;
  readonly advice: string;
  readonly action: string;
  readonly onAction: () => void;
  /** The place of what happens if nothing is pressed, where anything does. */
  readonly otherwise?: string;
  /** Below the buttons. */
  readonly children?: ComponentChildren;
  /** Another way on, which has a consequence. */
  readonly other?:
    | { readonly action: string; readonly means: string; readonly onAction: () => void }
    | undefined;
}

/** An Enter that comes sooner was meant for the message that was being written. */
const slipMs = 800;

/** What happened, in its own words, and the one thing to do next, with the focus on it. */
export function Ending(props: EndingProps) {
  const { title, advice, action, onAction, other, otherwise, children } = props;
  const { passerby } = useApp();
  const next = useRef<HTMLButtonElement>(null);
  const shownAt = useRef(performance.now());
  useLayoutEffect(() => next.current?.focus({ preventScroll: true }), []);
  return (
    <div class="scene">
      <Lights scene="alone" />
      <h1>{title}</h1>
      <p class="scene-note">{advice}</p>
      {other && (
        <p class="scene-note" id="other-means">
          {other.means}
        </p>
      )}
      <div class="actions">
        <button
          ref={next}
          type="button"
          class="go"
          aria-describedby={otherwise}
          onKeyDown={(event) => {
            // Tab goes on at once: nothing holds the focus.
            const presses = event.key === 'Enter' || event.key === ' ';
            if (presses && performance.now() - shownAt.current < slipMs) event.preventDefault();
          }}
          onClick={onAction}
        >
          {action}
        </button>
        {other && (
          <button type="button" aria-describedby="other-means" onClick={other.onAction}>
            {other.action}
          </button>
        )}
        <button type="button" onClick={() => passerby.end()}>
          {words.endings.back}
        </button>
      </div>
      {children}
      <ReportLast />
    </div>
  );
}
