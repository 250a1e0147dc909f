import type { AgeCheck } from './app/entrance/entrance.ts';

/**
 * The operator's own age check: none, unless they put one here before they build the site. What it may
 * and must not do, with an example: docs/age-check.md.
 */
export const ageCheck: AgeCheck | undefined = undefined;
