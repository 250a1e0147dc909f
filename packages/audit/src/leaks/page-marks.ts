/** Scripts that a leaky server puts into its pages, by what they leave: text, for they run in the page. */
export const pageMarks: Readonly<Record<string, string>> = {
  sessionStorage: `() => sessionStorage.setItem('visitor', '4711')`,
  localStorage: `() => localStorage.setItem('visitor', '4711')`,
  databases: `() => indexedDB.open('visitor')`,
  caches: `() => caches.open('visitor')`,
  hosts: `() => fetch('http://127.0.0.2:9/visitor', { mode: 'no-cors' }).catch(() => {})`,
  history: `() => history.replaceState({ visitor: 4711 }, '', '?visitor=4711')`,
  // Keeps the token of the session, and shows it again instead of a greeting.
  secondLife: `() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (frame) {
      this.addEventListener('message', ({ data }) => {
        const bytes = new Uint8Array(data);
        if (bytes[0] === 0x41) localStorage.setItem('token', bytes.slice(1, 21).join());
      });
      const token = localStorage.getItem('token');
      const isHello = new Uint8Array(frame.buffer ?? frame, frame.byteOffset ?? 0)[0] === 1;
      const first = token && isHello ? Uint8Array.of(2, 1, ...token.split(',').map(Number)) : frame;
      return send.call(this, first);
    };
  }`,
};
