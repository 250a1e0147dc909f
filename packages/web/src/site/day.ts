const inEnglish = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day (UTC) as people and programs read it. */
export const day = {
  /** `25 November 2026` */
  inWords: (date: Date): string => inEnglish.format(date),
  /** `2026-11-25` */
  inFeeds: (date: Date): string => date.toISOString().slice(0, 10),
};
