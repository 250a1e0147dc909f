import { playCue } from '../call/sound-cues.ts';
import { playFrom } from '../call/speaker.ts';

/** Plays three notes where the stranger would be heard; returns whether that is the chosen speaker. */
export async function playNotes(speaker: string, volume: number): Promise<'chosen' | 'system'> {
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  const audio = new Audio();
  audio.srcObject = output.stream;
  audio.volume = volume;
  const where = await playFrom(audio, speaker);
  // After a press: nothing refuses it.
  await audio.play().catch(() => {});
  const endsAt = playCue(context, 'test', output);
  setTimeout(
    () => {
      audio.srcObject = null;
      void context.close().catch(() => {});
    },
    endsAt * 1_000 + 300,
  );
  return where;
}
