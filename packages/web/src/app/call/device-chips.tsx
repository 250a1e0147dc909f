import type { DeviceState } from '@passerby/client';
import { useRef } from 'preact/hooks';
import { roomWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { deviceFailures } from '../devices/device-failure.ts';

const kinds = ['camera', 'microphone'] as const;

/** What became of a device in the room: that it is gone, or which one has taken its place. */
export function DeviceChips({ onSettings }: { onSettings: () => void }) {
  const { camera, microphone } = useApp().devices.value;
  const devices = { camera, microphone };
  // Who came in without a camera knows it. Only what happens here is told.
  const atFirst = useRef(devices);
  const isNews = (kind: (typeof kinds)[number]) =>
    !isSameFate(devices[kind], atFirst.current[kind]);
  const lost = deviceFailures({
    camera: isNews('camera') ? camera : off,
    microphone: isNews('microphone') ? microphone : off,
  });
  return (
    <>
      {lost.map(({ subject, code }) => (
        <button
          key={subject}
          type="button"
          class="fact warn"
          data-lost={subject}
          onClick={onSettings}
        >
          {words.deviceLost(subject, code)}
        </button>
      ))}
      {kinds.map((kind) => {
        const device = devices[kind];
        const isOpen = device.state === 'on' || device.state === 'muted';
        if (!isOpen || device.instead === undefined || !isNews(kind)) return null;
        return (
          <button key={kind} type="button" class="fact" data-instead={kind} onClick={onSettings}>
            {words.deviceInstead(kind, device.instead, device.label)}
          </button>
        );
      })}
    </>
  );
}

const off: DeviceState = { state: 'off' };

function isSameFate(one: DeviceState, other: DeviceState): boolean {
  if (one.state === 'failed') return other.state === 'failed' && one.code === other.code;
  const fate = (device: DeviceState) =>
    device.state === 'on' || device.state === 'muted' ? device.instead : undefined;
  return fate(one) !== undefined && fate(one) === fate(other);
}
