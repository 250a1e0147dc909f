import { writeModelFiles } from '@passerby/filter/build/model-files';
import { defineConfig } from 'astro/config';
import { addIntegrityWhenBuilt } from './add-integrity.mjs';
import { cutTurkishFaces } from './cut-faces.mjs';
import { drawCardsWhenBuilt } from './draw-cards.mjs';
import { placeAdsWhenBuilt } from './place-ads.mjs';
import { plainImports } from './plain-imports.mjs';
import { languageCodes } from './src/words/languages.ts';
import { stripPurposes } from './strip-purposes.mjs';
import { writeManifestWhenBuilt } from './write-manifest.mjs';

// Nobody is told that this was built. Set here too, so that every way to start a build has it.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

// What the filter's worker loads: taken out of its npm package, where the bundler finds it.
writeModelFiles();
await cutTurkishFaces();

// The filter comes on demand: in a folder of its own it does not count as the lobby's JavaScript.
// The server knows the folder too: only what lies there may compile WebAssembly.
const filterFolder = '_astro/filter';

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  // In this order: ads are put into pages as they will be, and the manifest lists what there is then.
  integrations: [
    drawCardsWhenBuilt(),
    addIntegrityWhenBuilt(),
    placeAdsWhenBuilt(),
    writeManifestWhenBuilt(),
  ],
  devToolbar: { enabled: false },
  // As HTML and not as JSX: a line break between two words is a space, whatever stands around it.
  compressHTML: true,
  build: {
    // The server sends `style-src 'self'; script-src 'self'`: nothing may stand in the page itself.
    inlineStylesheets: 'never',
  },
  vite: {
    plugins: [stripPurposes(), plainImports()],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // What every lobby needs is one file: each more that a file imports is found out one
              // way to the server and back later.
              codeSplitting: { groups: [{ name: 'begin', minShareCount: languageCodes.length }] },
              chunkFileNames: ({ name, facadeModuleId }) => {
                const language = /\/words\/(\w+)\/later\.ts$/.exec(facadeModuleId ?? '')?.[1];
                if (language !== undefined) return `_astro/words-${language}.[hash].js`;
                return `${name === 'filter-watch' ? filterFolder : '_astro'}/[name].[hash].js`;
              },
            },
          },
        },
      },
    },
    worker: {
      format: 'es',
      rolldownOptions: {
        output: {
          // The filter's files are served with a policy of their own.
          entryFileNames: ({ name }) =>
            `${name === 'work-worker' ? '_astro' : filterFolder}/[name].[hash].js`,
          chunkFileNames: `${filterFolder}/[name].[hash].js`,
          assetFileNames: `${filterFolder}/[name].[hash][extname]`,
        },
      },
    },
    build: {
      assetsInlineLimit: 0,
      // Native `light-dark()`: lowered it would be settled at the root, and dark islands lost.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    },
  },
});
