/**
 * Runs in the page. The connection is told to have failed before DTLS is: under load a Chromium does
 * that by itself, once in some fifteen handshakes that fail.
 */
export function learnOfDtlsLate(): void {
  const { prototype } = RTCDtlsTransport;
  const state = Object.getOwnPropertyDescriptor(prototype, 'state');
  const handler = Object.getOwnPropertyDescriptor(prototype, 'onstatechange');
  const learnt = new WeakSet<RTCDtlsTransport>();
  const learn = (transport: RTCDtlsTransport, then: () => void) =>
    setTimeout(() => {
      learnt.add(transport);
      then();
    }, 300);
  Object.defineProperty(prototype, 'state', {
    get(this: RTCDtlsTransport) {
      const now = state?.get?.call(this);
      return now === 'failed' && !learnt.has(this) ? 'connecting' : now;
    },
  });
  Object.defineProperty(prototype, 'onstatechange', {
    set(this: RTCDtlsTransport, listener: ((event: Event) => void) | null) {
      const later = (event: Event) => {
        if (state?.get?.call(this) !== 'failed') listener?.call(this, event);
        else learn(this, () => listener?.call(this, event));
      };
      handler?.set?.call(this, listener === null ? null : later);
    },
  });
}
