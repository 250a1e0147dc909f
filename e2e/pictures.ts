// npm run pictures: those of the README, from the gallery of the built site, into docs/pictures.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startViewers, type View } from '@passerby/test-kit/viewer';
import { serveGallery } from '../scripts/gallery-site.ts';

const desk: View = { width: 1280, height: 800, theme: 'light' };
const phone: View = { width: 390, height: 800, theme: 'dark' };
const pictures: Readonly<Record<string, { readonly state: string; readonly view: View }>> = {
  lobby: { state: 'returning-visit', view: desk },
  call: { state: 'call-video', view: { ...desk, theme: 'dark' } },
  searching: { state: 'searching-many', view: phone },
  comparing: { state: 'comparing', view: phone },
  chat: { state: 'call-text', view: phone },
};

const folder = join(import.meta.dir, '..', 'docs', 'pictures');
await mkdir(folder, { recursive: true });
const gallery = await serveGallery(0);
const viewers = await startViewers();
for (const [name, { state, view }] of Object.entries(pictures)) {
  const viewer = await viewers.viewer(view);
  await viewer.open(`${gallery.url}/?state=${state}`, 'html[data-shown]');
  await viewer.screenshot(join(folder, `${name}.png`));
  await viewer.close();
  process.stdout.write(`docs/pictures/${name}.png\n`);
}
await viewers.close();
await gallery.stop();
