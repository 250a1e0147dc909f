import type { DeviceFailure, MediaState } from '@passerby/client';
import type { Subject } from '../../words/en/devices.ts';

export interface Failure {
  readonly subject: Subject;
  readonly code: DeviceFailure;
}

/** What went wrong, said once: two devices that failed in the same way are one sentence. */
export function deviceFailures(state: Pick<MediaState, 'camera' | 'microphone'>): Failure[] {
  const { camera, microphone } = state;
  const both =
    camera.state === 'failed' && microphone.state === 'failed' && camera.code === microphone.code;
  if (both) return [{ subject: 'both', code: camera.code }];
  return [
    ...(camera.state === 'failed' ? [{ subject: 'camera' as const, code: camera.code }] : []),
    ...(microphone.state === 'failed'
      ? [{ subject: 'microphone' as const, code: microphone.code }]
      : []),
  ];
}

/** Whether asking again can help without leaving the page. */
export function canTryAgain(code: DeviceFailure): boolean {
  return code !== 'insecure' && code !== 'unsupported';
}
