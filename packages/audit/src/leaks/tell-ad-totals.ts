import { appendFileSync } from 'node:fs';
import { tapRequests } from '@passerby/test-kit/leaks/tap-requests';
import { required } from './required.ts';

// A server that writes beside its totals who saw the ads.
const file = required('PASSERBY_AUDIT_TOTALS');
let visitors = '';
tapRequests(({ request }) => {
  visitors += `${request.headers.get('user-agent')}\n`;
});
process.on('exit', () => appendFileSync(file, visitors));
