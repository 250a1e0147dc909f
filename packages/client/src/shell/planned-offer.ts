import { planExtensions } from '../core/extension-plan.ts';

/** A browser that will not have its offer renumbered gets its own: a call, if a plainer one. */
export async function setPlannedOffer(
  connection: RTCPeerConnection,
  options: RTCOfferOptions = {},
): Promise<void> {
  const { sdp = '' } = await connection.createOffer(options);
  const planned = planExtensions(sdp);
  try {
    await connection.setLocalDescription({ type: 'offer', sdp: planned });
  } catch (error) {
    if (planned === sdp) throw error;
    await connection.setLocalDescription({ type: 'offer', sdp });
  }
}
