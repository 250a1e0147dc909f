import { defineConfig } from 'astro/config';

// Nobody is told that this was built. Set here too, so that every way to start a build has it.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: {
    // The server sends `style-src 'self'; script-src 'self'`: nothing may stand in the page itself.
    inlineStylesheets: 'never',
  },
  vite: {
    build: {
      assetsInlineLimit: 0,
      // Native `light-dark()`: lowered it would be settled at the root, and dark islands lost.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // Every browser that can make a call knows `modulepreload`.
      modulePreload: { polyfill: false },
    },
  },
});
