import { afterAll, beforeAll, expect, test } from 'bun:test';
import { startViewers, type Viewer, type Viewers } from '@passerby/test-kit/viewer';
import { states } from '../packages/web/src/gallery/states.ts';
import { type GallerySite, serveGallery } from '../scripts/gallery-site.ts';
import { readCutOff } from './cut-off.ts';
import { readForcedColours } from './forced-colours.ts';
import { addColours } from './page-colours.ts';

/* Every state of the page as people see it who have changed how their system looks. */

let gallery: GallerySite;
let viewers: Viewers;
let zoomed: Viewer;
beforeAll(async () => {
  gallery = await serveGallery(0);
  viewers = await startViewers();
  // A window of 1440 by 900 at 200 %.
  zoomed = await viewers.viewer({ width: 720, height: 450, theme: 'dark' });
});
afterAll(async () => {
  await viewers.close();
  await gallery.stop();
});

async function show(viewer: Viewer, state: string): Promise<void> {
  await viewer.open(`${gallery.url}/?state=${state}`, 'html[data-shown]');
  await viewer.evaluate(addColours);
}

/** Runs in the page. */
const readMotion = () =>
  document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .map((animation) => (animation as CSSAnimation).animationName ?? animation.id);

test('[E91] [E92] [E93] at 200 %, without motion, and in forced colours all is there', async () => {
  const faults: string[] = [];
  for (const state of Object.keys(states)) {
    await show(zoomed, state);
    const moving = await zoomed.evaluate(readMotion);
    const cut = await zoomed.evaluate(readCutOff);
    await zoomed.forceColours(true);
    const lost = await zoomed.evaluate(readForcedColours);
    await zoomed.forceColours(false);
    faults.push(...[...moving, ...cut, ...lost].map((fault) => `${state}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

test('[E91] the control: what is cut off, and what is covered, is found', async () => {
  await show(zoomed, 'call-video');
  expect(await zoomed.evaluate(readCutOff)).toEqual([]);
  await zoomed.addStyle('.dock { inline-size: 6rem; overflow: clip; justify-content: start }');
  expect((await zoomed.evaluate(readCutOff)).join()).toContain('"End" is cut off by dock');
  await zoomed.addStyle('.top::after { content: ""; position: fixed; inset: 0 }');
  expect((await zoomed.evaluate(readCutOff)).join()).toContain('"Settings" lies under top');
});

test('[E92] the control: whoever wants motion sees some', async () => {
  const viewer = await viewers.viewer({ width: 720, height: 450, theme: 'dark', moves: true });
  await show(viewer, 'searching-many');
  expect(await viewer.evaluate(readMotion)).toContain('pass');
  await viewer.close();
});

test('[E93] the control: an edge, an icon and a text that are lost are found', async () => {
  await show(zoomed, 'call-video');
  await zoomed.forceColours(true);
  await zoomed.addStyle(`
    .end { border: 0 !important }
    .next .icon { stroke: Canvas !important }
    .fact { forced-color-adjust: none; color: black !important; background: black !important }`);
  const lost = (await zoomed.evaluate(readForcedColours)).join();
  await zoomed.forceColours(false);
  expect(lost).toContain('edge of "End"');
  expect(lost).toContain('icon of "Next"');
  expect(lost).toContain('text "Direct');
});
