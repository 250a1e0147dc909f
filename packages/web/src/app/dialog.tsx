import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { words } from '../words/words.ts';
import { Icon } from './icon.tsx';

interface DialogProps {
  readonly title: string;
  /** Given what it was closed with, or an empty string. */
  readonly onClose: (answer: string) => void;
  readonly children: ComponentChildren;
}

/** A modal: the browser keeps the focus inside, closes it on Esc and gives the focus back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    dialog.current?.showModal();
    return focusRoom;
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key for it is Esc, which the browser handles
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={({ currentTarget }) => onClose(currentTarget.returnValue)}
      // A press on the backdrop lands on the dialog itself, one inside on something in it.
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="dialog">
        <header>
          <h2 id={heading}>{title}</h2>
          <button
            type="button"
            class="round"
            aria-label={words.devices.close}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** What had the focus before the panel came may have gone behind it: then the ending or the room takes it. */
function focusRoom(): void {
  if (document.activeElement !== document.body) return;
  const place =
    document.querySelector<HTMLElement>('.stage .go') ??
    document.querySelector<HTMLElement>('.stage');
  place?.focus({ preventScroll: true });
}
