import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { loadLaterWords } from '../words/later-words.ts';
import { words } from '../words/words.ts';

/** A part of the page that comes on demand, or beside what is needed first. */
export interface Later<Props extends object> {
  /** Fetches it; again, where it did not arrive. */
  load(): Promise<void>;
  /** The part as soon as it is there. */
  readonly Part: (props: Props) => preact.JSX.Element | null;
}

export function createLater<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
): Later<Props> {
  const part = signal<ComponentType<Props> | 'failed' | undefined>(undefined);
  const load = async () => {
    part.value = await Promise.all([fetchPart(), loadLaterWords()]).then(
      ([fetched]) => fetched,
      () => 'failed' as const,
    );
  };
  return {
    load,
    Part(props) {
      const Loaded = part.value;
      useEffect(() => {
        if (typeof part.peek() !== 'function') void load();
      }, []);
      if (Loaded === undefined) return null;
      if (Loaded !== 'failed') return <Loaded {...props} />;
      return <p role="alert">{words.endings.roomMissing.advice}</p>;
    },
  };
}
