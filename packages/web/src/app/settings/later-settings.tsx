import { createLater } from '../later.tsx';

/** Loaded when somebody asks for it, in the lobby or in a call. */
export const laterSettings = createLater(() =>
  import('./settings-dialog.tsx').then(({ SettingsDialog }) => SettingsDialog),
);
