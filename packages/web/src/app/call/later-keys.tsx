import { createLater } from '../later.tsx';

/** Loaded when somebody asks for it. */
export const laterKeys = createLater(() =>
  import('./keys-dialog.tsx').then(({ KeysDialog }) => KeysDialog),
);
