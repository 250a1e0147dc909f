// npm run build: the site alone.
import { ensureSite } from './site.mjs';

ensureSite(process.execPath);
