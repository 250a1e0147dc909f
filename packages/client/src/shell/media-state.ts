import type { DeviceFailure } from '../core/capture.ts';
import type { CaptureWishes } from '../core/capture-wishes.ts';

/** What the page sees of camera and microphone. State objects are replaced, never changed. */

/** A camera or a microphone. `label` is empty until the browser has been allowed to tell it. */
export interface Device {
  readonly deviceId: string;
  readonly label: string;
}

/** A device that is open. `instead`: of another one, which could not be had or was lost, and why. */
export interface OpenDevice extends Device {
  readonly instead?: DeviceFailure | undefined;
}

/** One device. `muted` occurs for the microphone only: it is open and sends silence. */
export type DeviceState =
  | { readonly state: 'off' }
  | { readonly state: 'asking' }
  | (OpenDevice & { readonly state: 'on' })
  | (OpenDevice & { readonly state: 'muted' })
  | { readonly state: 'failed'; readonly code: DeviceFailure };

/** Both devices, what there is to choose from, and one's own picture. */
export interface MediaState {
  readonly camera: DeviceState;
  readonly microphone: DeviceState;
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  /** Empty where the browser leaves the choice to the system. */
  readonly speakers: readonly Device[];
  readonly wishes: CaptureWishes;
  /** One's own picture without sound, for a mirror; a new stream whenever the camera changes. */
  readonly preview: MediaStream | undefined;
}

/** Camera and microphone. They live beside the call, so that "off" survives Next. */
export interface Media {
  readonly state: MediaState;
  /** Calls `listener` on every change; returns a function that stops it. */
  subscribe(listener: (state: MediaState) => void): () => void;
  /**
   * Asks for the devices together and, when that fails, for each alone. Never rejects: failures
   * land in `state`. Calling it again after a refusal asks again.
   */
  open(wanted: { readonly camera: boolean; readonly microphone: boolean }): Promise<void>;
  /** Off stops the track, so that the light goes out; on opens the camera anew. */
  setCamera(on: boolean): Promise<void>;
  /** Off mutes and keeps the device; on unmutes, or opens it when it is not open. */
  setMicrophone(on: boolean): Promise<void>;
  /**
   * Switches to this camera now when one is on, otherwise when it is next turned on. One that cannot be
   * had gives way to any other, and `instead` says why.
   */
  chooseCamera(deviceId: string): Promise<void>;
  /** Switches to this microphone now when one is open, otherwise when it is next turned on. */
  chooseMicrophone(deviceId: string): Promise<void>;
  /** How they are to be opened. What is open follows at once, and a call goes on over it. */
  adjust(change: Partial<CaptureWishes>): Promise<void>;
  /** How loud one is sent: 1 as the microphone gives it, 0 nothing, 2 twice as much. */
  setGain(gain: number): void;
  /** How loud the microphone is at this moment, 0 to 1; 0 when muted. For a meter. */
  level(): number;
  /** What a call sends: null for what is off. A muted microphone is a track that is not enabled. */
  tracks(): {
    readonly camera: MediaStreamTrack | null;
    readonly microphone: MediaStreamTrack | null;
    /** The most that the picture may take of the line, in bits a second; undefined for no limit. */
    readonly pictureLimitBps?: number | undefined;
  };
  /** Stops every track and forgets all choices. `open` may be called again afterwards. */
  close(): void;
}
