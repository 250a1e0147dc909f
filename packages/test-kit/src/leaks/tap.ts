/**
 * Hands every frame that the server gets or sends to `leak`, before the server can wipe it. For the
 * controls of the tests of forgetting: the product itself has no switch like that.
 */
export function tapFrames(leak: (frame: Uint8Array) => void): void {
  const serve = Bun.serve;
  const leakySends = new WeakSet<object>();
  const tapped = (options: Parameters<typeof serve>[0]) => {
    const { websocket } = options;
    if (websocket === undefined) return serve(options);
    return serve({
      ...options,
      websocket: {
        ...websocket,
        open(socket) {
          tapSends(Object.getPrototypeOf(socket), leak, leakySends);
          return websocket.open?.(socket);
        },
        message(socket, frame) {
          if (typeof frame !== 'string') leak(frame);
          return websocket.message?.(socket, frame);
        },
      },
    });
  };
  Object.defineProperty(Bun, 'serve', { value: tapped });
}

type Send = (frame: unknown, ...rest: unknown[]) => unknown;

function tapSends(
  prototype: Record<'send' | 'sendBinary', Send>,
  leak: (frame: Uint8Array) => void,
  tapped: WeakSet<object>,
): void {
  if (tapped.has(prototype)) return;
  tapped.add(prototype);
  for (const name of ['send', 'sendBinary'] as const) {
    const original = prototype[name];
    prototype[name] = function (this: unknown, frame: unknown, ...rest: unknown[]) {
      if (frame instanceof Uint8Array) leak(frame);
      return original.call(this, frame, ...rest);
    };
  }
}
