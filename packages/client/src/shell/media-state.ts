import type { DeviceFailure } from '../core/capture.ts';

/** What the page sees of camera and microphone. State objects are replaced, never changed. */

/** A camera or a microphone. `label` is empty until the browser has been allowed to tell it. */
export interface Device {
  readonly deviceId: string;
  readonly label: string;
}

/** One device. `muted` occurs for the microphone only: it is open and sends silence. */
export type DeviceState =
  | { readonly state: 'off' }
  | { readonly state: 'asking' }
  | { readonly state: 'on'; readonly deviceId: string; readonly label: string }
  | { readonly state: 'muted'; readonly deviceId: string; readonly label: string }
  | { readonly state: 'failed'; readonly code: DeviceFailure };

/** Both devices, what there is to choose from, and one's own picture. */
export interface MediaState {
  readonly camera: DeviceState;
  readonly microphone: DeviceState;
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
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
  /** Switches to this camera now when one is on, otherwise when it is next turned on. */
  chooseCamera(deviceId: string): Promise<void>;
  /** Switches to this microphone now when one is open, otherwise when it is next turned on. */
  chooseMicrophone(deviceId: string): Promise<void>;
  /** How loud the microphone is at this moment, 0 to 1; 0 when muted. For a meter. */
  level(): number;
  /** What a call sends: null for what is off. A muted microphone is a track that is not enabled. */
  tracks(): {
    readonly camera: MediaStreamTrack | null;
    readonly microphone: MediaStreamTrack | null;
  };
  /** Stops every track and forgets all choices. `open` may be called again afterwards. */
  close(): void;
}
