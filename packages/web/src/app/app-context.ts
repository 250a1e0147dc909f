import type { Media, MediaState, Passerby, PasserbyState, Wish } from '@passerby/client';
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Preferences } from '../preferences.ts';
import type { OwnDevices } from './devices/own-devices.ts';
import type { Entrance } from './entrance/entrance.ts';
import type { FilterGuard } from './filter/filter-guard.ts';

/** What every screen reads, and the few things it can do. */
export interface App {
  readonly passerby: Passerby;
  readonly media: Media;
  readonly own: OwnDevices;
  readonly filter: FilterGuard;
  /** From Start to the search. */
  readonly entrance: Entrance;
  readonly session: ReadonlySignal<PasserbyState>;
  readonly devices: ReadonlySignal<MediaState>;
  readonly preferences: ReadonlySignal<Preferences>;
  /** The browser's languages, best first. */
  readonly languages: readonly string[];
  /** Whether this device has a network at all, as far as the browser knows. */
  readonly online: ReadonlySignal<boolean>;
  /** How many strangers were met since the page was opened: a number, never who. */
  readonly met: ReadonlySignal<number>;
  prefer(change: Partial<Preferences>): void;
  /** The wish that the lobby's choices add up to. */
  wish(): Wish;
  reload(): void;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error('a screen stands outside of the app');
  return app;
}
