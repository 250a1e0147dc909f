import { useApp } from '../app-context.ts';
import { DeviceSelect } from './device-select.tsx';

interface DeviceSelectsProps {
  /** One of them alone; both when left out. */
  readonly kind?: 'camera' | 'microphone';
}

/** A device is only worth choosing once the browser tells its name. */
export function DeviceSelects({ kind }: DeviceSelectsProps) {
  const app = useApp();
  const { camera, microphone, cameras, microphones } = app.devices.value;
  const { mode, camera: chosenCamera, microphone: chosenMicrophone } = app.preferences.value;
  const named = (choices: readonly { label: string }[]) => choices.some(({ label }) => label);
  return (
    <>
      {kind !== 'microphone' && mode === 'video' && named(cameras) && (
        <DeviceSelect
          device="camera"
          state={camera}
          choices={cameras}
          chosen={chosenCamera.deviceId}
          onChoose={(deviceId) => void app.own.chooseCamera(deviceId)}
        />
      )}
      {kind !== 'camera' && mode !== 'text' && named(microphones) && (
        <DeviceSelect
          device="microphone"
          state={microphone}
          choices={microphones}
          chosen={chosenMicrophone.deviceId}
          onChoose={(deviceId) => void app.own.chooseMicrophone(deviceId)}
        />
      )}
    </>
  );
}
