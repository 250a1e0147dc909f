import { expect, test } from 'bun:test';

test('[H11] the age check that the docs show is the one that the compiler has seen', async () => {
  const page = await Bun.file(new URL('../../../docs/age-check.md', import.meta.url)).text();
  const seen = await Bun.file(new URL('age-check.example.ts', import.meta.url)).text();
  const shown = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  expect(shown).toContain(seen.slice(seen.indexOf('\n') + 1));
});
