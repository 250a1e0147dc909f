/** Why no call can be made from this page at all. */
export type Lack = 'browser' | 'insecure';

/** What a call is made of; each is missing in some browser, or is switched off in it. */
const needed = ['RTCPeerConnection', 'RTCDataChannel', 'WebSocket', 'HTMLDialogElement'] as const;

/** Looks at what the page was given, and asks for nothing. */
export function lackOf(page: {
  readonly isSecureContext: boolean;
  readonly [name: string]: unknown;
}): Lack | undefined {
  // Off a secure context browsers take away cameras and certificates: another browser would not help.
  if (!page.isSecureContext) return 'insecure';
  return needed.every((name) => typeof page[name] === 'function') ? undefined : 'browser';
}
