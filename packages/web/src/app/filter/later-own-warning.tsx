import { createLater } from '../later.tsx';

const parts = () => Promise.all([import('./own-warning.tsx'), import('./start-gate.tsx')]);

/** For whose own picture the filter takes for nudity, and for nobody else. */
export const laterOwnWarning = createLater(() => parts().then(([{ OwnWarning }]) => OwnWarning));
export const laterStartGate = createLater(() => parts().then(([, { StartGate }]) => StartGate));
