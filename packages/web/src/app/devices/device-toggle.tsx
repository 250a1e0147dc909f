import type { DeviceState } from '@passerby/client';
import { words } from '../../words/words.ts';
import { Icon } from '../icon.tsx';

interface DeviceToggleProps {
  readonly device: 'camera' | 'microphone';
  readonly state: DeviceState;
  readonly onToggle: () => void;
}

/** Pressed means on. Off shows in three ways: the slash, the ground, and what it says aloud. */
export function DeviceToggle({ device, state, onToggle }: DeviceToggleProps) {
  const on = state.state === 'on';
  return (
    <button
      type="button"
      class="control"
      data-state={state.state}
      aria-pressed={on}
      aria-busy={state.state === 'asking'}
      onClick={onToggle}
    >
      <Icon name={on ? device : `${device}Off`} />
      <span>{words.devices[device]}</span>
    </button>
  );
}
