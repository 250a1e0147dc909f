import { expect, test } from 'bun:test';
import { startViewers } from '@passerby/test-kit/viewer';
import { later } from '../packages/web/src/words/ar/later.ts';
import { serveGallery } from '../scripts/gallery-site.ts';

/* What goes its own way where one writes from right to left. */

test('[E103] a name from elsewhere keeps its own way: it is cut where one stops reading it', async () => {
  const gallery = await serveGallery(0);
  const viewers = await startViewers();
  const viewer = await viewers.viewer({ width: 390, height: 844, theme: 'dark', isPhone: true });
  const ways = async (state: string) => {
    await viewer.open(`${gallery.url}/ar/?state=${state}`, 'html[data-shown]');
    return viewer.evaluate(() =>
      [...(document.querySelector('dialog') ?? document).querySelectorAll('option')].map(
        (option) => [option.text, getComputedStyle(option).direction] as const,
      ),
    );
  };
  expect(await ways('returning-visit')).toContainEqual(['FaceTime HD Camera', 'ltr']);
  const inSettings = await ways('settings');
  expect(inSettings).toContainEqual(['Headphones', 'ltr']);
  expect(inSettings).toContainEqual([later.settings.systemSpeaker, 'rtl']);
  await viewers.close();
  await gallery.stop();
});

test('[E151] what invites to write begins where the page does, and a device’s name beside its picture', async () => {
  const gallery = await serveGallery(0);
  const viewers = await startViewers();
  const viewer = await viewers.viewer({ width: 768, height: 1024, theme: 'light', isPhone: true });
  const ways = async (state: string) => {
    await viewer.open(`${gallery.url}/ar/?state=${state}`, 'html[data-shown]');
    return viewer.evaluate(() => {
      const styles = (selector: string) =>
        [...document.querySelectorAll(selector)].map((element) => getComputedStyle(element));
      return {
        written: styles('.box input, .grow textarea').map(({ direction }) => direction),
        named: styles('.choose-devices select').map(({ textAlign }) => textAlign),
      };
    });
  };
  expect(await ways('lobby-other-camera')).toEqual({ written: ['rtl'], named: ['right', 'right'] });
  expect(await ways('call-text')).toEqual({ written: ['rtl'], named: [] });
  // What is written then has a way of its own.
  const written = await viewer.evaluate(() => {
    const box = document.querySelector<HTMLTextAreaElement>('.grow textarea');
    if (box === null) return undefined;
    box.value = 'hello';
    return getComputedStyle(box).direction;
  });
  expect(written).toBe('ltr');
  await viewers.close();
  await gallery.stop();
});
