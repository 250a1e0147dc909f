import { useEffect, useMemo } from 'preact/hooks';
import { VoiceLight } from '../devices/voice-light.tsx';
import { createRemoteLevel } from './remote-level.ts';

/** The stranger without a picture: a light that moves with their voice, and a line in words. */
export function Presence({ remote, saying }: { remote: MediaStream; saying: string }) {
  const heard = useMemo(() => createRemoteLevel(remote), [remote]);
  useEffect(() => () => heard.close(), [heard]);
  return (
    <div class="presence">
      <VoiceLight level={heard.level} of="stranger" />
      <p>{saying}</p>
    </div>
  );
}
