import type { FlagReason, PasserbyState } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { useSecondsLeft } from '../use-seconds-left.ts';
import { lastStranger, type Standing, standing } from './standing.ts';

/** What the room knows of reporting: which list is open, and what became of the last report. */
export interface Reporting {
  /** Whom the open list is about: the pairing that was on the screen when it opened, and no other. */
  readonly about: { readonly pairing: number; readonly standing: Standing } | undefined;
  /** The stranger before, if they can be reported instead. */
  readonly last: number | undefined;
  /** Of a report that was made since the present stranger came. */
  readonly became: NonNullable<PasserbyState['report']>['state'] | undefined;
  /** Opens the list for the stranger on the screen, else for the one before; false if there is none. */
  open(): boolean;
  openLast(): void;
  /** Closes the list and sends; whoever is on the screen is left. */
  send(reason: FlagReason): void;
  shut(): void;
}

export function useReporting(): Reporting {
  const { passerby, session } = useApp();
  const about = useSignal<number | undefined>(undefined);
  const reported = useSignal<number | undefined>(undefined);
  const { meeting, former, report } = session.value;
  useSecondsLeft(former?.until);
  const onScreen = meeting.phase === 'talking' ? meeting.pairing : undefined;
  useEffect(() => {
    if (onScreen !== undefined) reported.value = undefined;
  }, [onScreen]);

  const now = performance.now();
  const last = lastStranger({ former }, now);
  return {
    about:
      about.value === undefined
        ? undefined
        : {
            pairing: about.value,
            standing: standing({ meeting, former }, about.value, now),
          },
    last,
    became: report?.pairing === reported.value ? report?.state : undefined,
    open() {
      about.value = onScreen ?? last;
      return about.value !== undefined;
    },
    openLast() {
      about.value = last;
    },
    send(reason) {
      const pairing = about.value;
      if (pairing === undefined) return;
      about.value = undefined;
      reported.value = pairing;
      passerby.flag(pairing, reason);
    },
    shut() {
      about.value = undefined;
    },
  };
}

export const ReportingContext = createContext<Reporting | undefined>(undefined);

/** For what stands in the scene of the room. */
export const useRoomReporting = (): Reporting | undefined => useContext(ReportingContext);
