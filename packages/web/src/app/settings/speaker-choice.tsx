import { useSignal } from '@preact/signals';
import { settingsWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { RoomIcon } from '../room-icon.tsx';
import { playNotes } from './play-notes.ts';

/** Firefox has a chooser of its own in the place of a list. */
interface SpeakerChooser {
  selectAudioOutput?(): Promise<MediaDeviceInfo>;
}

/** Where the stranger is heard, and a sound to make sure. */
export function SpeakerChoice() {
  const app = useApp();
  const said = useSignal('');
  const { speakers } = app.devices.value;
  const { speaker, volume } = app.preferences.value;
  const chooser = (navigator.mediaDevices ?? {}) as SpeakerChooser;
  const canChoose = 'setSinkId' in HTMLMediaElement.prototype;
  const chooseAnother = async () => {
    // Rejects when the chooser is put away: then nothing was chosen.
    const chosen = await chooser.selectAudioOutput?.().catch(() => undefined);
    if (chosen !== undefined) app.prefer({ speaker: chosen.deviceId });
  };
  const test = async () => {
    const where = await playNotes(speaker, volume);
    said.value = where === 'chosen' ? words.tested : words.speakerGone;
  };
  return (
    <>
      {canChoose && speakers.length > 0 && (
        <label class="select">
          <RoomIcon name="sound" />
          <span class="hidden">{words.chooseSpeaker}</span>
          <select
            value={speakers.some(({ deviceId }) => deviceId === speaker) ? speaker : ''}
            onChange={({ currentTarget }) => app.prefer({ speaker: currentTarget.value })}
          >
            <option value="">{words.systemSpeaker}</option>
            {speakers
              .filter(({ deviceId }) => deviceId !== 'default')
              .map(({ deviceId, label }, place) => (
                <option key={deviceId} value={deviceId} dir="auto">
                  {label || words.unnamedSpeaker(place + 1)}
                </option>
              ))}
          </select>
        </label>
      )}
      <div class="answers">
        {canChoose && chooser.selectAudioOutput !== undefined && (
          <button type="button" onClick={() => void chooseAnother()}>
            {words.otherSpeaker}
          </button>
        )}
        <button type="button" onClick={() => void test()}>
          <RoomIcon name="sound" />
          {words.test}
        </button>
      </div>
      <p class="aside" role="status">
        {said.value}
      </p>
    </>
  );
}
