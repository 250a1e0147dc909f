/** Drawn on a 24 by 24 grid with a round stroke; `off` variants carry the slash that says so. */
const strokes = {
  microphone:
    'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  microphoneOff:
    'M4 4l16 16M9 9v2a3 3 0 0 0 4.8 2.4M15 10.5V6a3 3 0 0 0-5.8-1M5.5 11a6.5 6.5 0 0 0 10.6 5M18.5 11c0 .9-.2 1.8-.5 2.5M12 17.5V21',
  camera:
    'M4.5 6.5h9a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM15.5 11l6-3.5v9l-6-3.5',
  cameraOff:
    'M4 4l16 16M9.5 6.5h4a2 2 0 0 1 2 2v4M15.5 11l6-3.5v9l-3-1.7M15.3 16.3a2 2 0 0 1-1.8 1.2h-9a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2h.7',
  text: 'M4.5 5h15a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H12l-4.5 3.5V17h-3a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM7 9.5h10M7 12.8h6',
  voice: 'M4 10.5v3M8 7.5v9M12 4.5v15M16 8.5v7M20 10.5v3',
  close: 'M6 6l12 12M18 6L6 18',
  devices:
    'M4 7.5h9M18 7.5h2M4 16.5h2M11 16.5h9M15.5 5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM8.5 14a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  record: 'M6 4.5h12v15H6ZM9 9h6M9 12.5h6M9 16h3',
} as const;

export type IconName = keyof typeof strokes;

/** Those that the lobby needs; the room has some more (`room-icon.tsx`). */
export function Icon({ name }: { name: IconName }) {
  return <Drawn path={strokes[name]} />;
}

/** Always beside a name in words: decoration to a screen reader. */
export function Drawn({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
