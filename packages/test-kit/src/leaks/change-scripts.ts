import { tapRequests } from './tap-requests.ts';

// A server whose scripts are not those of the build; told to, it takes their hashes out of the pages too.
const isThorough = process.env['PASSERBY_TEST_THOROUGH'] === 'yes';

tapRequests(
  () => {},
  async (request, answer) => {
    const { pathname } = new URL(request.url);
    const isScript = /^\/_astro\/[^/]+\.js$/.test(pathname);
    if (!isScript && !(isThorough && pathname.endsWith('/'))) return answer;
    const headers = new Headers(answer.headers);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = new TextDecoder().decode(
      headers.get('content-encoding') === 'gzip' ? Bun.gunzipSync(bytes) : bytes,
    );
    headers.delete('content-encoding');
    const changed = isScript
      ? `globalThis.document?.documentElement.setAttribute('data-changed', '');\n${text}`
      : text.replace(/ integrity="[^"]*"/g, '');
    return new Response(changed, { status: answer.status, headers });
  },
);
