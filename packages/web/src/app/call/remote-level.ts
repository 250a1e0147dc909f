/** How loud a stream is, 0 to 1, for the light that stands for a voice. Nothing is kept or sent. */
export interface RemoteLevel {
  level(): number;
  close(): void;
}

/** Speech at an ordinary distance lies near this root mean square. */
const loudRms = 0.16;

/** Silence where there is no sound to listen to. */
export function createRemoteLevel(stream: MediaStream): RemoteLevel {
  if (stream.getAudioTracks().length === 0) return { level: () => 0, close() {} };
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) / loudRms);
    },
    close() {
      void context.close();
    },
  };
}
