/** The day of the calendar in UTC, `2026-11-25`. */
export const today = (): string => new Date().toISOString().slice(0, 10);
