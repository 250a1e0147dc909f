import type { MediaState } from '@passerby/client';
import type { Preferences } from '../../preferences.ts';

export type StartNote = 'unseen' | 'unheard' | 'watching' | 'listening';

/** What a start with these devices would be like, where it is less than the mode promises. */
export function startNote(
  mode: Preferences['mode'],
  { camera, microphone }: Pick<MediaState, 'camera' | 'microphone'>,
): StartNote | undefined {
  const asking = camera.state === 'asking' || microphone.state === 'asking';
  if (mode === 'text' || asking) return undefined;
  const heard = microphone.state === 'on';
  if (mode === 'audio') return heard ? undefined : 'listening';
  const seen = camera.state === 'on';
  if (seen) return heard ? undefined : 'unheard';
  return heard ? 'unseen' : 'watching';
}
