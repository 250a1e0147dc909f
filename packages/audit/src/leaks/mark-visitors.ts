import { tapRequests } from '@passerby/test-kit/leaks/tap-requests';
import { pageMarks } from './page-marks.ts';
import { required } from './required.ts';

// A server that marks its visitors, in the way that the audit names.
const way = required('PASSERBY_AUDIT_MARK');

const headers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cookie: { 'set-cookie': 'visitor=4711; Path=/; Max-Age=31536000' },
  etag: { etag: '"4711"' },
  openPolicy: { 'content-security-policy': "default-src 'self' 'unsafe-inline'" },
  hosts: { 'content-security-policy': 'default-src * data: blob:' },
};

tapRequests(
  () => {},
  async (request, answer) => {
    const { pathname } = new URL(request.url);
    const changed = new Headers(answer.headers);
    for (const [name, value] of Object.entries(headers[way] ?? {})) changed.set(name, value);
    if (way === 'openDoor' && answer.status === 403)
      return new Response('come in', { headers: changed });
    const body = await bytesOf(answer);
    changed.delete('content-encoding');
    return new Response(mark(pathname, body), { status: answer.status, headers: changed });
  },
);

async function bytesOf(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return answer.headers.get('content-encoding') === 'gzip' ? Bun.gunzipSync(bytes) : bytes;
}

function mark(path: string, body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | string {
  const text = () => new TextDecoder().decode(body);
  const script = pageMarks[way];
  if (script !== undefined && /^\/_astro\/[^/]+\.js$/.test(path)) {
    return `globalThis.document && !globalThis.marked && (globalThis.marked = true, (${script})());\n${text()}`;
  }
  if (!path.endsWith('/')) {
    if (way === 'health' && path === '/healthz')
      return text().replace(/"sessions":\d+/, '"sessions":3');
    return body;
  }
  // A script that was changed is not run where its hash stands.
  const html = text().replace(/ integrity="[^"]*"/g, '');
  if (way === 'inline') return html.replace('</head>', '<script>let visitor;</script></head>');
  return way === 'thirdParty'
    ? html.replace('</head>', '<link rel="stylesheet" href="https://cdn.example/a.css"></head>')
    : html;
}
