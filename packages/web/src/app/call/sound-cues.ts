/** Soft sounds, made here note by note: nothing is loaded for them. */
export type Cue = 'arrival' | 'message' | 'departure' | 'test';

interface Note {
  readonly hertz: number;
  readonly atSeconds: number;
}

const notes: Readonly<Record<Cue, readonly Note[]>> = {
  arrival: [
    { hertz: 523.25, atSeconds: 0 },
    { hertz: 783.99, atSeconds: 0.16 },
  ],
  message: [{ hertz: 659.25, atSeconds: 0 }],
  departure: [
    { hertz: 523.25, atSeconds: 0 },
    { hertz: 392, atSeconds: 0.16 },
  ],
  test: [
    { hertz: 523.25, atSeconds: 0 },
    { hertz: 659.25, atSeconds: 0.25 },
    { hertz: 783.99, atSeconds: 0.5 },
  ],
};

const loudness = 0.09;
const noteSeconds = 0.5;

/** Plays a cue now; returns for how many seconds it is heard. */
export function playCue(
  context: AudioContext,
  cue: Cue,
  output: AudioNode = context.destination,
): number {
  let endsAt = 0;
  for (const { hertz, atSeconds } of notes[cue]) {
    const begin = context.currentTime + atSeconds;
    const tone = context.createOscillator();
    const envelope = context.createGain();
    tone.frequency.value = hertz;
    // Up in a breath and down in half a second, like a glass that is touched.
    envelope.gain.setValueAtTime(0, begin);
    envelope.gain.linearRampToValueAtTime(loudness, begin + 0.02);
    envelope.gain.exponentialRampToValueAtTime(0.0001, begin + noteSeconds);
    tone.connect(envelope).connect(output);
    tone.start(begin);
    tone.stop(begin + noteSeconds);
    endsAt = Math.max(endsAt, atSeconds + noteSeconds);
  }
  return endsAt;
}
