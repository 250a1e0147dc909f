/** Frames that come whether one calls somebody or not. */
export const ofTheSession: ReadonlySet<string> = new Set([
  ...['Hello', 'Welcome', 'Presence'],
  ...['OPEN', 'HEARTBEAT'],
]);

/** What a call in one message is made of. Everything else is extra: a restart, a relay, a refresh. */
const ofOneMessage = new Set([...ofTheSession, 'Join', 'Parked', 'Matched']);

/** Names and numbers of those that a call in one message does not need. */
export function extraFrames(frames: readonly (readonly [string, number])[]): string {
  const totals = new Map<string, number>();
  for (const [name, count] of frames) {
    if (!ofOneMessage.has(name)) totals.set(name, (totals.get(name) ?? 0) + count);
  }
  return [...totals].map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
}
