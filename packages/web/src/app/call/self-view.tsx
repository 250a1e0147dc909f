import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { callWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { OwnVideo } from '../devices/own-video.tsx';
import { type Corner, nearestCorner, nextCorner } from './corner.ts';

interface SelfViewProps {
  readonly corner: Corner;
  readonly onCorner: (corner: Corner) => void;
}

/** A press shorter than this is no drag. */
const dragFromPixels = 8;

/** Oneself in a corner: dragged to another with a finger, or moved on with Enter. */
export function SelfView({ corner, onCorner }: SelfViewProps) {
  const { devices, preferences } = useApp();
  const { camera, preview } = devices.value;
  const tile = useRef<HTMLButtonElement>(null);
  const from = useRef<{ x: number; y: number } | undefined>(undefined);
  const dragging = useSignal(false);
  if (camera.state !== 'on' || preview === undefined) return null;
  // Out of sight it is still there: the filter goes on to warn of what the stranger sees.
  if (preferences.value.switches.hideOwn) {
    return (
      <div class="hidden" aria-hidden="true">
        <OwnVideo stream={preview} />
      </div>
    );
  }

  const move = (event: PointerEvent) => {
    if (from.current === undefined) return;
    const [x, y] = [event.clientX - from.current.x, event.clientY - from.current.y];
    if (!dragging.value && Math.hypot(x, y) < dragFromPixels) return;
    dragging.value = true;
    if (tile.current !== null) tile.current.style.translate = `${x}px ${y}px`;
  };
  const drop = (event: PointerEvent) => {
    from.current = undefined;
    const room = tile.current?.offsetParent?.getBoundingClientRect();
    if (!dragging.value || tile.current === null || room === undefined) return;
    tile.current.style.translate = '';
    const x = (event.clientX - room.x) / room.width;
    const inline = getComputedStyle(tile.current).direction === 'rtl' ? 1 - x : x;
    onCorner(nearestCorner(inline, (event.clientY - room.y) / room.height));
  };
  return (
    <button
      ref={tile}
      type="button"
      class="self"
      data-corner={corner}
      aria-label={callWords.yourPicture}
      onPointerDown={(event) => {
        dragging.value = false;
        from.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={drop}
      onPointerCancel={drop}
      onClick={() => {
        // The click that ends a drag is not a press.
        if (!dragging.value) onCorner(nextCorner(corner));
        dragging.value = false;
      }}
    >
      <OwnVideo stream={preview} />
    </button>
  );
}
