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
  chat: 'M4.5 5h15a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H12l-4.5 3.5V17h-3a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z',
  next: 'M4.5 12h14M12.8 6.2l5.8 5.8-5.8 5.8',
  end: 'M3.2 13.8c-.5-1.4 0-2.6 1.2-3.3 4.7-2.7 10.5-2.7 15.2 0 1.2.7 1.7 1.9 1.2 3.3l-.4 1.1c-.3.8-1 1.1-1.8.8l-2.7-1c-.6-.2-1-.8-1-1.4v-1.7a11 11 0 0 0-5.8 0v1.7c0 .6-.4 1.2-1 1.4l-2.7 1c-.8.3-1.5 0-1.8-.8Z',
  close: 'M6 6l12 12M18 6L6 18',
  devices:
    'M4 7.5h9M18 7.5h2M4 16.5h2M11 16.5h9M15.5 5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM8.5 14a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  keys: 'M5 6.5h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8.5 14h7',
  send: 'M12 19V5.5M6 11.2l6-6 6 6',
  down: 'M6 9.2l6 6 6-6',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
} as const;

export type IconName = keyof typeof strokes;

/** Always beside a name in words: decoration to a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}
