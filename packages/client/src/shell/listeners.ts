/** Those who want to know of every change. */
export interface Listeners<T> {
  add(listener: (value: T) => void): () => void;
  /** What one of them throws is thrown again where nobody waits for it, and keeps nothing from the others. */
  tell(value: T): void;
}

export function createListeners<T>(): Listeners<T> {
  const all = new Set<(value: T) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell(value) {
      for (const listener of [...all]) {
        try {
          listener(value);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
