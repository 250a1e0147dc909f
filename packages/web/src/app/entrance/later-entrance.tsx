import { createLater } from '../later.tsx';

/** It follows the lobby, which is small without it. Shown from Start on until the search begins. */
export const laterEntrance = createLater(() =>
  import('./entrance-dialog.tsx').then(({ EntranceDialog }) => EntranceDialog),
);
