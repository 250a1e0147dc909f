import type { WantedDevices } from './wanted-devices.ts';

/** A permission as the browser reports it; `unknown` where it cannot be asked without prompting. */
export type Granted = 'granted' | 'denied' | 'prompt' | 'unknown';

/**
 * Asks without prompting. Firefox before 131 and older Safari do not know these names: they reject,
 * and the answer is `unknown`. `onChange` tells of a later change in the browser's own settings.
 */
export async function queryPermission(
  name: 'camera' | 'microphone',
  onChange: (now: Granted) => void,
): Promise<Granted> {
  try {
    const status = await navigator.permissions.query({ name });
    status.addEventListener('change', () => onChange(status.state));
    return status.state;
  } catch {
    return 'unknown';
  }
}

/** Whether opening what is wanted gives something and asks nobody anything. */
export function canOpenUnasked(
  wanted: WantedDevices,
  granted: Readonly<Record<'camera' | 'microphone', Granted>>,
): boolean {
  const answers = (['camera', 'microphone'] as const)
    .filter((device) => wanted[device])
    .map((device) => granted[device]);
  const settled = answers.every((answer) => answer === 'granted' || answer === 'denied');
  return settled && answers.includes('granted');
}
