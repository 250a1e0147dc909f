import type { Device, DeviceState } from '@passerby/client';
import { words } from '../../words/words.ts';
import { Icon } from '../icon.tsx';

interface DeviceSelectProps {
  readonly device: 'camera' | 'microphone';
  readonly state: DeviceState;
  readonly choices: readonly Device[];
  readonly chosen: string;
  readonly onChoose: (deviceId: string) => void;
}

export function DeviceSelect({ device, state, choices, chosen, onChoose }: DeviceSelectProps) {
  const used = state.state === 'on' || state.state === 'muted' ? state.deviceId : chosen;
  const { chooseCamera, chooseMicrophone } = words.devices;
  const unnamed =
    device === 'camera' ? words.devices.unnamedCamera : words.devices.unnamedMicrophone;
  return (
    <label class="select">
      <Icon name={device} />
      <span class="hidden">{device === 'camera' ? chooseCamera : chooseMicrophone}</span>
      <select value={used} onChange={(event) => onChoose(event.currentTarget.value)}>
        {!choices.some(({ deviceId }) => deviceId === used) && (
          <option value={used}>{words.devices.automatic}</option>
        )}
        {choices.map(({ deviceId, label }, place) => (
          <option key={deviceId} value={deviceId} dir="auto">
            {label || unnamed(place + 1)}
          </option>
        ))}
      </select>
    </label>
  );
}
