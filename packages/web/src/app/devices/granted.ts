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
