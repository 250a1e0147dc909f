import { createLater } from '../later.tsx';

/** Loaded for whoever lacks a device, and for nobody else. */
export const laterFailureNotes = createLater(() =>
  import('./failure-notes.tsx').then(({ FailureNotes }) => FailureNotes),
);
