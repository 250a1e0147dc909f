/** Browsers that keep the permission for a camera in the same place. */
export type BrowserFamily =
  | 'chromium'
  | 'chromiumPhone'
  | 'firefox'
  | 'firefoxPhone'
  | 'safari'
  | 'safariPhone'
  | 'other';

/**
 * A guess from the user agent, for a sentence of advice and for nothing else. Every browser on an
 * iPhone is Safari inside, and an iPad says that it is a Mac, but has a screen that is touched.
 */
export function browserFamily(userAgent: string, touchPoints: number): BrowserFamily {
  const isApplePhone =
    /iPhone|iPod|iPad/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);
  if (isApplePhone) return 'safariPhone';
  const isPhone = /Android|Mobile/.test(userAgent);
  if (userAgent.includes('Firefox/')) return isPhone ? 'firefoxPhone' : 'firefox';
  if (/Chrome\/|Chromium\//.test(userAgent)) return isPhone ? 'chromiumPhone' : 'chromium';
  return userAgent.includes('Safari/') ? 'safari' : 'other';
}
