import type { Meeting } from '@passerby/client';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { cueFor, heardOf, noHeard } from './heard-events.ts';
import { playCue } from './sound-cues.ts';

/** Plays soft sounds for what happens, where they are wanted. The room was entered by a press: they may. */
export function useCues(meeting: Meeting, chatting: boolean): void {
  const { preferences } = useApp();
  const heard = useRef(noHeard);
  const context = useRef<AudioContext | undefined>(undefined);
  useEffect(() => {
    const before = heard.current;
    heard.current = heardOf(meeting, before);
    const seen = { away: !document.hasFocus(), chatting };
    const cue = cueFor(before, heard.current, performance.now(), seen);
    if (cue === undefined || !preferences.value.switches.sounds) return;
    context.current ??= new AudioContext();
    playCue(context.current, cue);
  }, [meeting]);
  useEffect(() => () => void context.current?.close().catch(() => {}), []);
}
