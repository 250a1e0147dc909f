import { createLater } from '../later.tsx';

/** Loaded for whoever was refused a device, and for nobody else. */
export const laterPermissionHelp = createLater(() =>
  import('./permission-help.tsx').then(({ PermissionHelp }) => PermissionHelp),
);
