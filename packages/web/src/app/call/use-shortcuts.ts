import { useEffect, useRef } from 'preact/hooks';
import { isComposing } from '../is-composing.ts';
import { type KeyPlace, type ShortcutAction, stepShortcut } from './shortcuts.ts';

/** Listens on the whole page while it is mounted. An open dialog has the keys to itself. */
export function useShortcuts(letters: boolean, act: (action: ShortcutAction) => boolean): void {
  // The latest closure, so that the listener need not be replaced on every render.
  const latest = useRef({ letters, act });
  latest.current = { letters, act };
  useEffect(() => {
    let escapedAt: number | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const other = event.repeat || event.ctrlKey || event.altKey || event.metaKey;
      const { key, code } = event;
      const press = { key, code, place: placeOf(event.target), other };
      const step = stepShortcut(escapedAt, press, event.timeStamp, latest.current.letters);
      escapedAt = step.state;
      if (step.action !== undefined && latest.current.act(step.action)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('textarea, input:not([type=range], [type=checkbox])') !== null) return 'text';
  return target.closest('button, a, select, input, summary') === null ? 'page' : 'control';
}
