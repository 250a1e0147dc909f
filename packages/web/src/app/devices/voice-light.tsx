import { useEffect, useRef } from 'preact/hooks';
import { followLevel } from './follow-level.ts';

/** A voice without a picture: a light that grows with it. Warm is you, pale is the stranger. */
export function VoiceLight({ level, of }: { level: () => number; of?: 'you' | 'stranger' }) {
  const light = useRef<HTMLDivElement>(null);
  useEffect(() => followLevel(light.current, level), [level]);
  return <div ref={light} class="voice-light" data-of={of ?? 'you'} aria-hidden="true" />;
}
