import { type ReadonlySignal, signal } from '@preact/signals';

/** Whether the browser has any network. A no is certain, a yes is not. For the life of the page. */
export function watchOnline(): ReadonlySignal<boolean> {
  const online = signal(navigator.onLine);
  const look = () => {
    online.value = navigator.onLine;
  };
  addEventListener('online', look);
  addEventListener('offline', look);
  return online;
}
