import { fileURLToPath } from 'node:url';
import { placeAds } from '@passerby/ads/shell/place-ads';

const ads = fileURLToPath(new URL('./ads', import.meta.url));

/** @returns {import('astro').AstroIntegration} Puts the ads into the site when it is built. */
export function placeAdsWhenBuilt() {
  return {
    name: 'place-ads',
    hooks: {
      async 'astro:build:done'({ dir, logger }) {
        const placed = await placeAds(fileURLToPath(dir), ads);
        if (!placed.ok) throw new Error(`The ads are refused:\n${placed.problems.join('\n')}`);
        for (const [page, variants] of Object.entries(placed.value.pages)) {
          logger.info(`${page} ${variants.map(({ creative }) => creative).join(', ')}`);
        }
      },
    },
  };
}
