import type { Engine } from '../core/description.ts';

/**
 * The engine behind a user agent's name. It goes to the stranger's browser inside the description,
 * which its shape gives away anyway; the server never reads it.
 */
export function engineOf(userAgent: string): Engine {
  if (userAgent.includes('Firefox/')) return 'firefox';
  if (userAgent.includes('Chrome/')) return 'chromium';
  return userAgent.includes('AppleWebKit/') ? 'webkit' : 'other';
}
