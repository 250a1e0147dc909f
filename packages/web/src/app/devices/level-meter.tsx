import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';

const announceEveryMs = 500;

/** Moves with the microphone. The bars read `--level`; the number is for those who do not see it. */
export function LevelMeter({ level }: { level: () => number }) {
  const meter = useRef<HTMLSpanElement>(null);
  useEffect(() => followLevel(meter.current, level), [level]);
  return (
    <span
      ref={meter}
      class="meter"
      role="meter"
      aria-label={words.devices.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <i />
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}

/** Writes a level into `--level` of an element on every frame, rising fast and falling slowly. */
export function followLevel(element: HTMLElement | null, level: () => number): () => void {
  if (element === null) return () => {};
  let shown = 0;
  let announcedAt = 0;
  const draw = (now: number) => {
    shown = Math.max(level(), shown * 0.88);
    element.style.setProperty('--level', shown.toFixed(3));
    if (element.role === 'meter' && now - announcedAt > announceEveryMs) {
      element.ariaValueNow = String(Math.round(shown * 10) * 10);
      announcedAt = now;
    }
    frame = requestAnimationFrame(draw);
  };
  let frame = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(frame);
}
