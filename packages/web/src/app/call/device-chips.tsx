import type { DeviceState } from '@passerby/client';
import { useRef } from 'preact/hooks';
import { settingsWords, roomWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { deviceFailures } from '../devices/device-failure.ts';
import { speakerOf } from './speaker.ts';

const kinds = ['camera', 'microphone'] as const;

/** What became of a device in the room: that it is gone, or which one has taken its place. */
export function DeviceChips({ onSettings }: { onSettings: () => void }) {
  const { devices: media, preferences } = useApp();
  const { camera, microphone, speakers } = media.value;
  const devices = { camera, microphone };
  // Who came in without a camera knows it. Only what happens here is told, and what comes of a new try.
  const atFirst = useRef(devices);
  for (const kind of kinds) {
    if (devices[kind].state === 'asking') {
      atFirst.current = { ...atFirst.current, [kind]: devices[kind] };
    }
  }
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
      {preferences.value.speaker !== speakerOf(preferences.value.speaker, speakers) && (
        <button type="button" class="fact" data-instead="speaker" onClick={onSettings}>
          {settingsWords.speakerGone}
        </button>
      )}
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
