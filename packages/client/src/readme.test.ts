import { expect, test } from 'bun:test';

test('[readme] the page that it shows is the one that the compiler has seen', async () => {
  const readme = await Bun.file(new URL('../README.md', import.meta.url)).text();
  const seen = await Bun.file(new URL('whole-page.example.ts', import.meta.url)).text();
  const shown = /^```ts\n([\s\S]*?)^```$/m.exec(readme)?.[1];
  expect(shown).toBe(seen.slice(seen.indexOf('\n') + 1));
});
