/** Makes one's own voice louder or softer before it goes out. */
export interface MicrophoneGain {
  /** What is sent in place of this track. With a gain of 1 it is the track itself, untouched. */
  sent(track: MediaStreamTrack): MediaStreamTrack;
  /** 1 as it is, 0 nothing, 2 twice as loud; takes effect at once in a track that was made here. */
  set(gain: number): void;
  close(): void;
}

/** A slider that jumps would be heard as a click. */
const easeSeconds = 0.02;

export function createMicrophoneGain(): MicrophoneGain {
  let wanted = 1;
  let context: AudioContext | undefined;
  let node: GainNode | undefined;
  let source: MediaStreamAudioSourceNode | undefined;
  let output: MediaStreamAudioDestinationNode | undefined;
  let of: MediaStreamTrack | undefined;

  function detach(): void {
    source?.disconnect();
    node?.disconnect();
    for (const track of output?.stream.getTracks() ?? []) track.stop();
    source = undefined;
    node = undefined;
    output = undefined;
    of = undefined;
  }

  /**
   * Browsers let audio begin only after a press. On a later visit the gain is there before any: what it makes
   * stays silent until it is asked for again after one.
   */
  function awake(): void {
    if (context?.state === 'suspended') void context.resume().catch(() => undefined);
  }

  return {
    sent(track) {
      awake();
      if (of === track && output !== undefined) return output.stream.getAudioTracks()[0] ?? track;
      detach();
      if (wanted === 1) return track;
      context ??= new AudioContext();
      awake();
      source = context.createMediaStreamSource(new MediaStream([track]));
      node = context.createGain();
      node.gain.value = wanted;
      output = context.createMediaStreamDestination();
      source.connect(node).connect(output);
      of = track;
      return output.stream.getAudioTracks()[0] ?? track;
    },
    set(gain) {
      wanted = gain;
      awake();
      if (context !== undefined) {
        node?.gain.setTargetAtTime(gain, context.currentTime, easeSeconds);
      }
    },
    close() {
      detach();
      void context?.close().catch(() => undefined);
      context = undefined;
    },
  };
}
