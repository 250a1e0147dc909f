import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { followLevel } from './follow-level.ts';

/** Bars that move with the microphone, and a meter for those who do not see them. */
export function LevelMeter({ level }: { level: () => number }) {
  const bars = useRef<HTMLSpanElement>(null);
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    return followLevel(bars.current, level, (shown) => {
      if (meter.current !== null) meter.current.value = Math.round(shown * 10) / 10;
    });
  }, [level]);
  return (
    <span ref={bars} class="level">
      <meter ref={meter} class="hidden" min={0} max={1} aria-label={words.devices.level} />
      <i />
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}
