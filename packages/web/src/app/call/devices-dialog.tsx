import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { DeviceSelects } from '../devices/device-selects.tsx';
import { LevelMeter } from '../devices/level-meter.tsx';
import { Dialog } from '../dialog.tsx';
import { Icon } from '../icon.tsx';

/** What can be changed in the middle of a call without leaving it. */
export function DevicesDialog({ onClose }: { onClose(): void }) {
  const app = useApp();
  const { volume } = app.preferences.value;
  return (
    <Dialog title={words.devices.settings} onClose={onClose}>
      <DeviceSelects />
      {app.devices.value.microphone.state === 'on' && <LevelMeter level={app.media.level} />}
      <label class="volume">
        <Icon name="sound" />
        <span>{words.devices.volume}</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={volume}
          onInput={(event) => app.prefer({ volume: event.currentTarget.valueAsNumber })}
        />
      </label>
    </Dialog>
  );
}
