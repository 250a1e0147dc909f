export type ShortcutAction =
  | 'next'
  | 'escapeOnce'
  | 'microphone'
  | 'camera'
  | 'blur'
  | 'compare'
  | 'report'
  | 'smallWindow'
  | 'fullScreen'
  | 'settings'
  | 'write'
  | 'keys';

const letterActions: Readonly<Record<string, ShortcutAction>> = {
  m: 'microphone',
  v: 'camera',
  b: 'blur',
  c: 'compare',
  r: 'report',
  p: 'smallWindow',
  f: 'fullScreen',
  s: 'settings',
  '?': 'keys',
};

/** Where a key was pressed: in a text box, on a button or the like, or on nothing in particular. */
export type KeyPlace = 'text' | 'control' | 'page';

export interface KeyPress {
  readonly key: string;
  /** The key's place on the keyboard, whatever the layout: `KeyM`. */
  readonly code: string;
  readonly place: KeyPlace;
  /** Held down, or with Ctrl, Alt or Meta: never one of ours. */
  readonly other: boolean;
}

/** When Esc was pressed the first time, if it still counts. */
export type ShortcutState = number | undefined;

export const secondEscapeWithinMs = 1_500;

/** Esc twice is Next, so that no single slip ends a conversation. Pure: the caller has the clock. */
export function stepShortcut(
  escapedAt: ShortcutState,
  press: KeyPress,
  now: number,
  letters: boolean,
): { readonly state: ShortcutState; readonly action: ShortcutAction | undefined } {
  if (press.other) return { state: escapedAt, action: undefined };
  if (press.key === 'Escape') {
    const second = escapedAt !== undefined && now - escapedAt <= secondEscapeWithinMs;
    return second ? { state: undefined, action: 'next' } : { state: now, action: 'escapeOnce' };
  }
  return { state: undefined, action: pressAction(press, letters) };
}

function pressAction(press: KeyPress, letters: boolean): ShortcutAction | undefined {
  const { key, place } = press;
  if (place === 'text') return undefined;
  if (key === 'Enter') return place === 'page' ? 'write' : undefined;
  return letters ? letterActions[letterOf(press)] : undefined;
}

/** Where a layout has no Latin letters, the key where they stand on others; and every question mark is one. */
function letterOf({ key, code }: KeyPress): string {
  if (key === '؟' || key === '？') return '?';
  const isOtherScript = /^\p{L}\p{M}*$/u.test(key) && !/\p{Script=Latin}/u.test(key);
  return (isOtherScript ? code.replace(/^Key/, '') : key).toLowerCase();
}
