import { createLevelMeter } from '@passerby/client/shell/level-meter';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { VoiceLight } from '../devices/voice-light.tsx';

interface PresenceProps {
  readonly remote: MediaStream;
  readonly saying: string;
  readonly children?: ComponentChildren;
}

/** The stranger without a picture: a light that moves with their voice, and a line in words. */
export function Presence({ remote, saying, children }: PresenceProps) {
  const heard = useMemo(createLevelMeter, [remote]);
  const level = useMemo(
    () => () => {
      // A connection that was made anew has brought another.
      const [track] = remote.getAudioTracks();
      return track === undefined ? 0 : heard.level(track);
    },
    [remote, heard],
  );
  useEffect(() => heard.close, [heard]);
  return (
    <div class="presence">
      <VoiceLight level={level} of="stranger" />
      <p>{saying}</p>
      {children}
    </div>
  );
}
