/** Getting at camera and microphone: whom to ask for what, and in which order. */
export type Kind = 'camera' | 'microphone';

/**
 * Why a device could not be opened.
 * - `refused`: the person, the browser's settings or the system said no; ask again after a press
 * - `none`: there is no such device, or it was unplugged
 * - `busy`: another program holds it, or it failed to start
 * - `overconstrained`: the chosen device is gone or cannot do what was asked
 * - `insecure`: the page is not served over HTTPS or from localhost
 * - `unsupported`: this browser has no media capture
 */
export type DeviceFailure =
  | 'refused'
  | 'none'
  | 'busy'
  | 'overconstrained'
  | 'insecure'
  | 'unsupported';

export type Captured<Track> =
  | { readonly ok: true; readonly track: Track }
  | { readonly ok: false; readonly code: DeviceFailure };

/** What asking for some devices at once came to: all of them, or none and why. */
export type Requested<Track> =
  | { readonly ok: true; readonly tracks: ReadonlyMap<Kind, Track> }
  | { readonly ok: false; readonly code: DeviceFailure };

export interface CapturePorts<Track> {
  request(kinds: readonly Kind[]): Promise<Requested<Track>>;
  /** `unknown` where the browser does not say. */
  permissionOf(kind: Kind): Promise<'granted' | 'denied' | 'prompt' | 'unknown'>;
}

/**
 * Opens devices. Together first, so that the person is asked once; when that fails, each alone, so
 * that no camera still gives a voice.
 */
export async function captureAll<Track>(
  kinds: readonly Kind[],
  ports: CapturePorts<Track>,
): Promise<ReadonlyMap<Kind, Captured<Track>>> {
  const together = await ports.request(kinds);
  const results = new Map<Kind, Captured<Track>>();
  for (const kind of kinds) {
    const isFinal = together.ok || kinds.length === 1;
    const mayAsk = !isFinal && (await mayAskAlone(kind, kinds, together.code, ports));
    results.set(kind, pick(kind, mayAsk ? await ports.request([kind]) : together));
  }
  return results;
}

/**
 * After a refusal of both: whether asking for one alone can end otherwise, and is not just the same
 * question again to somebody who has said no.
 */
async function mayAskAlone<Track>(
  kind: Kind,
  kinds: readonly Kind[],
  code: DeviceFailure,
  ports: CapturePorts<Track>,
): Promise<boolean> {
  if (code !== 'refused') return true;
  const own = await ports.permissionOf(kind);
  if (own !== 'prompt') return own !== 'denied';
  const others = kinds.filter((other) => other !== kind);
  const permissions = await Promise.all(others.map((other) => ports.permissionOf(other)));
  // The other one is blocked for good, which refuses both without anybody having been asked.
  return permissions.includes('denied');
}

function pick<Track>(kind: Kind, requested: Requested<Track>): Captured<Track> {
  if (!requested.ok) return requested;
  const track = requested.tracks.get(kind);
  return track === undefined ? { ok: false, code: 'none' } : { ok: true, track };
}
