import type { DeviceFailure } from '../core/capture.ts';

/**
 * What a rejected `getUserMedia` means for the person in front of it. The names are those of
 * https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia and of what browsers
 * still throw beside them.
 */
export function mediaFailure(error: unknown): DeviceFailure {
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
      return 'none';
    case 'OverconstrainedError':
      return 'overconstrained';
    case 'TypeError':
    case 'NotSupportedError':
      return 'unsupported';
    default:
      // NotReadableError, AbortError: the device is there and does not start.
      return 'busy';
  }
}
