import { useEffect, useRef } from 'preact/hooks';
import { followLevel } from '../devices/level-meter.tsx';
import { createRemoteLevel } from './remote-level.ts';

/** The stranger without a picture: a light that moves with their voice, and a line in words. */
export function Presence({ remote, saying }: { remote: MediaStream; saying: string }) {
  const light = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const heard = createRemoteLevel(remote);
    if (heard === undefined) return;
    const stop = followLevel(light.current, heard.level);
    return () => {
      stop();
      heard.close();
    };
  }, [remote]);
  return (
    <div class="presence">
      <div ref={light} class="voice-light" aria-hidden="true" />
      <p>{saying}</p>
    </div>
  );
}
