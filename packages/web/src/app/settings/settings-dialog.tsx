import { maxGain } from '../../preferences.ts';
import { settingsWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { DeviceSelects } from '../devices/device-selects.tsx';
import { LevelMeter } from '../devices/level-meter.tsx';
import { Dialog } from '../dialog.tsx';
import { Slider } from './slider.tsx';
import { SpeakerChoice } from './speaker-choice.tsx';
import { Switch } from './switch.tsx';
import { TurnCamera } from './turn-camera.tsx';
import { ViewActions } from './view-actions.tsx';

/** All that can be changed of picture, voice and room, in the lobby and in the middle of a call. */
export function SettingsDialog({ onClose }: { onClose(): void }) {
  const app = useApp();
  const { mode, volume, gain } = app.preferences.value;
  const heard = mode !== 'text';
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div class="settings-groups">
        {mode === 'video' && (
          <section class="settings">
            <h3>{words.camera}</h3>
            <DeviceSelects kind="camera" />
            <TurnCamera />
            <Switch name="mirrored" />
            <Switch name="hideOwn" />
            <Switch name="saving" />
          </section>
        )}
        {heard && (
          <section class="settings">
            <h3>{words.microphone}</h3>
            <DeviceSelects kind="microphone" />
            {app.devices.value.microphone.state === 'on' && <LevelMeter level={app.media.level} />}
            <Slider
              name={words.gain}
              most={maxGain}
              value={gain}
              onInput={(chosen) => {
                app.prefer({ gain: chosen });
                app.media.setGain(chosen);
              }}
            />
            <Switch name="echoCancellation" />
            <Switch name="noiseSuppression" />
            <Switch name="autoGainControl" />
          </section>
        )}
        {heard && (
          <section class="settings">
            <h3>{words.speaker}</h3>
            <SpeakerChoice />
            <Slider
              name={words.volume}
              most={1}
              value={volume}
              onInput={(chosen) => app.prefer({ volume: chosen })}
            />
          </section>
        )}
        <section class="settings">
          <h3>{words.room}</h3>
          <ViewActions />
          {mode === 'video' && <Switch name="hideStranger" />}
          <Switch name="sounds" />
          <Switch name="autoNext" />
          <Switch name="letterKeys" />
        </section>
      </div>
    </Dialog>
  );
}
