import { required } from './required.ts';

// A server that takes what it must not, in the way that the audit names: text, or frames of no known type.
const way = required('PASSERBY_AUDIT_TAKES');
const unknownType = 0x7f;

const serve = Bun.serve;
const lenient = (options: Parameters<typeof serve>[0]) => {
  const { websocket } = options;
  if (websocket === undefined) return serve(options);
  return serve({
    ...options,
    websocket: {
      ...websocket,
      message(socket, frame) {
        const isText = typeof frame === 'string';
        const isUnknown = !isText && new Uint8Array(frame)[0] === unknownType;
        if (way === 'text' ? isText : isUnknown) return;
        return websocket.message?.(socket, frame);
      },
    },
  });
};
Object.defineProperty(Bun, 'serve', { value: lenient });
