import { expect, test } from 'bun:test';
import { audit } from './audit.ts';

function listening() {
  const said = { out: '', error: '' };
  const terminal = {
    out: (text: string) => {
      said.out += text;
    },
    error: (text: string) => {
      said.error += text;
    },
  };
  return { said, terminal };
}

test.each([[[]], [['chat.example']], [['ftp://chat.example']], [['https://a.example', 'more']]])(
  '[Q3] %j names no site, and that is said',
  async (words) => {
    const { said, terminal } = listening();
    expect(await audit(words, terminal)).toBe(1);
    expect(said.error).toStartWith('Say which site');
  },
);

test('[Q3] a server that promises nothing and keeps nothing is found out, for programs too', async () => {
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: () =>
      new Response('<script>1</script><img src="https://cdn.example/a.png">', {
        headers: { 'content-type': 'text/html', 'set-cookie': 'visitor=1' },
      }),
  });
  const { said, terminal } = listening();
  expect(await audit([`http://127.0.0.1:${server.port}`, '--json'], terminal)).toBe(1);
  void server.stop(true);
  const { rows, broken } = JSON.parse(said.out);
  expect(broken).toBe(4);
  const states = Object.fromEntries(rows.map((one: Row) => [one.row, one.state]));
  expect(states).toEqual({
    headers: 'broken',
    policy: 'broken',
    thirdParties: 'broken',
    wellKnown: 'notCovered',
    wire: 'broken',
  });
});

interface Row {
  readonly row: string;
  readonly state: string;
}

test('[Q3] nobody there is said in a sentence', async () => {
  const { said, terminal } = listening();
  expect(await audit(['http://127.0.0.1:9'], terminal)).toBe(1);
  expect(said.error).toStartWith('127.0.0.1:9 cannot be looked at');
});
