/** How loud a microphone is, for a meter that moves. */
export interface LevelMeter {
  /** Loudness of this moment, 0 to 1; `track` may change from one call to the next. */
  level(track: MediaStreamTrack): number;
  close(): void;
}

/** Quieter than this is silence. */
const floorDb = -60;
/** Whoever has not looked for so long has gone, or the tab is away: hearing costs, so it rests. */
const restsAfterMs = 1000;

export function createLevelMeter(): LevelMeter {
  let context: AudioContext | undefined;
  let analyser: AnalyserNode | undefined;
  let source: MediaStreamAudioSourceNode | undefined;
  let metered: MediaStreamTrack | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const samples = new Float32Array(1024);

  function meter(track: MediaStreamTrack): AnalyserNode {
    context ??= new AudioContext();
    clearTimeout(rest);
    rest = setTimeout(() => void context?.suspend(), restsAfterMs);
    // Browsers let audio begin only after a press; once there was one, this succeeds.
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    analyser ??= context.createAnalyser();
    analyser.fftSize = samples.length;
    if (metered !== track) {
      source?.disconnect();
      source = context.createMediaStreamSource(new MediaStream([track]));
      // Metered, not heard: nothing leads on to the loudspeaker.
      source.connect(analyser);
      metered = track;
    }
    return analyser;
  }

  return {
    level(track) {
      meter(track).getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const db = 10 * Math.log10(power);
      return Math.min(1, Math.max(0, 1 - db / floorDb));
    },
    close() {
      clearTimeout(rest);
      source?.disconnect();
      void context?.close().catch(() => undefined);
      context = undefined;
      analyser = undefined;
      source = undefined;
      metered = undefined;
    },
  };
}
