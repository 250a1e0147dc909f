import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { deviceFailures } from '../devices/device-failure.ts';
import { DeviceToggle } from '../devices/device-toggle.tsx';
import { laterFailureNotes } from '../devices/later-failure-notes.tsx';
import { LevelMeter } from '../devices/level-meter.tsx';
import { openFrom } from '../devices/open-from.ts';
import { OwnVideo } from '../devices/own-video.tsx';
import { VoiceLight } from '../devices/voice-light.tsx';
import { wantedDevices, wantedSubject } from '../devices/wanted-devices.ts';
import { laterOwnWarning } from '../filter/later-own-warning.tsx';
import { space } from '../space.ts';

/** One's own picture, large, or in words why there is none and what to do about it. */
export function Mirror() {
  const app = useApp();
  const { mode } = app.preferences.value;
  const { camera, microphone, preview } = app.devices.value;
  const failures = deviceFailures(app.devices.value);
  const warned = app.filter.own.value.state === 'warned';
  const pictured = mode === 'video' && camera.state === 'on' && preview !== undefined;
  return (
    <section
      class="mirror"
      // What is pressed in it to turn a device on goes away, and would take the focus with it.
      tabIndex={-1}
      data-asked={app.own.asked.value}
      aria-label={words.lobby.region}
    >
      {pictured ? <OwnVideo stream={preview} /> : <EmptyMirror />}
      {failures.length > 0 && <laterFailureNotes.Part failures={failures} large={!pictured} />}
      {pictured && warned && failures.length === 0 && <laterOwnWarning.Part />}
      {mode !== 'text' && (
        <div class="mirror-bar">
          <DeviceToggle
            device="microphone"
            state={microphone}
            onToggle={() => void app.own.toggleMicrophone()}
          />
          {mode === 'video' && (
            <DeviceToggle
              device="camera"
              state={camera}
              onToggle={() => void app.own.toggleCamera()}
            />
          )}
          {microphone.state === 'on' && <LevelMeter level={app.media.level} />}
        </div>
      )}
    </section>
  );
}

function EmptyMirror() {
  const app = useApp();
  const { mode } = app.preferences.value;
  const { camera, microphone } = app.devices.value;
  if (mode === 'text') {
    return <Saying title={words.devices.textOnly} advice={words.devices.textOnlyAdvice} />;
  }
  if (camera.state === 'asking' || microphone.state === 'asking') {
    const { askingAdvice, askingVoiceAdvice } = words.devices;
    const advice = mode === 'video' ? askingAdvice : askingVoiceAdvice;
    return <Saying title={words.devices.asking} advice={advice} />;
  }
  const wanted = wantedSubject(wantedDevices(app.preferences.value));
  if (!app.own.asked.value && wanted !== undefined) {
    return (
      <div class="saying">
        <button type="button" class="turn-on" onClick={(event) => openFrom(event, app)}>
          {words.devices.turnOn[wanted]}
        </button>
        <p>
          {words.devices.purpose[wanted]}
          {space}
          {words.devices.promise}
        </p>
      </div>
    );
  }
  // What failed speaks for itself in this place.
  if (deviceFailures(app.devices.value).length > 0) return null;
  if (mode === 'audio') {
    if (microphone.state === 'on') return <VoiceLight level={app.media.level} />;
    return <Saying title={words.devices.voiceOnly} advice={words.devices.voiceOnlyAdvice} />;
  }
  return <Saying title={words.devices.cameraOff} advice={words.devices.cameraOffAdvice} />;
}

function Saying({ title, advice }: { title: string; advice: string }) {
  return (
    <div class="saying">
      <p class="serif">{title}</p>
      <p>{advice}</p>
    </div>
  );
}
