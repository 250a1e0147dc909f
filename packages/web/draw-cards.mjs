import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeEntities } from '@passerby/ads/decode-entities';
import sharp from 'sharp';
import { cardSvg } from './src/site/card.ts';
import { cardFace } from './src/site/card-face.ts';

const folder = '/cards/';

/**
 * @returns {import('astro').AstroIntegration} Draws the card of each page that names one, from what the page
 *   says of itself.
 */
export function drawCardsWhenBuilt() {
  return {
    name: 'draw-cards',
    hooks: {
      async 'astro:build:done'({ dir, logger }) {
        const site = fileURLToPath(dir);
        const faces = {
          serif: await faceNamed('@fontsource/fraunces/files/fraunces-latin-400-normal.woff'),
          sans: await faceNamed('@fontsource/figtree/files/figtree-latin-400-normal.woff'),
        };
        const pages = (await readdir(site, { recursive: true })).filter((name) =>
          name.endsWith('.html'),
        );
        const cards = await Promise.all(pages.map((name) => cardOf(join(site, name))));
        for (const { image, ...words } of cards.filter((card) => card.image.startsWith(folder))) {
          const file = join(site, image);
          await mkdir(dirname(file), { recursive: true });
          const png = sharp(Buffer.from(cardSvg(words, faces)), { density: 72 });
          await writeFile(file, await png.png({ palette: true, effort: 10 }).toBuffer());
          logger.info(image);
        }
      },
    },
  };
}

/** @param {string} name of a file in a package */
async function faceNamed(name) {
  return cardFace(await readFile(fileURLToPath(import.meta.resolve(name))));
}

/**
 * What a built page says of itself to those who share it. The faces have Latin letters alone: the lobby in
 * another language shows the English card.
 * @param {string} file
 */
async function cardOf(file) {
  const said = new Map();
  let isEnglish = false;
  new HTMLRewriter()
    .on('html', {
      element(root) {
        isEnglish = root.getAttribute('lang') === 'en';
      },
    })
    .on('meta[property^="og:"]', {
      element(meta) {
        said.set(meta.getAttribute('property'), decodeEntities(meta.getAttribute('content') ?? ''));
      },
    })
    .transform(await readFile(file, 'utf8'));
  /** @param {string} name */
  const of = (name) => String((isEnglish && said.get(`og:${name}`)) || '');
  return { site: of('site_name'), title: of('title'), lead: of('description'), image: of('image') };
}
