import { useRef } from 'preact/hooks';
import { chatWords } from '../../words/later-words.ts';
import { useDismiss } from './use-dismiss.ts';

/** Few, and those that people send. Everything else a device's own keyboard has. */
const emoji = [
  ...['😀', '😂', '🙂', '😉', '😍', '🤗', '🤔', '😐'],
  ...['😴', '😮', '😢', '😅', '🙈', '👋', '👍', '👎'],
  ...['🙏', '👏', '💪', '❤️', '🎉', '🔥', '🌙', '☕'],
];

interface EmojiPickerProps {
  readonly onPick: (emoji: string) => void;
  readonly onClose: (by: 'key' | 'press') => void;
}

/** A small board above the box. Arrow keys walk over it, Esc puts it away. */
export function EmojiPicker({ onPick, onClose }: EmojiPickerProps) {
  const board = useRef<HTMLDivElement>(null);
  useDismiss(board, onClose);
  const walk = (event: KeyboardEvent) => {
    const buttons = [...(board.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const [first] = buttons;
    const columns = buttons.filter(({ offsetTop }) => offsetTop === first?.offsetTop).length;
    const forward = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? -1 : 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: columns,
      ArrowUp: -columns,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons[at + step]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen
    <div ref={board} class="emoji-board" role="group" aria-label={chatWords.emoji} onKeyDown={walk}>
      {emoji.map((one, place) => (
        <button key={one} type="button" tabIndex={place === 0 ? 0 : -1} onClick={() => onPick(one)}>
          {one}
        </button>
      ))}
    </div>
  );
}
