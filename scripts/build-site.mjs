// npm run build: the site alone. With --check it builds nothing, and fails when it would have to.
import { fail } from './checkout.mjs';
import { ensureSite, isSiteFresh } from './site.mjs';

if (!process.argv.includes('--check')) {
  ensureSite(process.execPath);
} else if (!isSiteFresh()) {
  fail('The built site was made from other sources than these, or is not there: npm run build');
}
