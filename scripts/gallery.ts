// npm run gallery: every state of the page side by side, from fixtures. Ctrl+C ends it.

import { serveGallery } from './gallery-site.ts';
import { ensureSite } from './site.mjs';

ensureSite(process.execPath);
const { url } = await serveGallery(Number(process.env['PORT'] ?? 4_477));
process.stdout.write(`The gallery: ${url}\n`);
