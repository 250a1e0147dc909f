import type { Meeting } from '@passerby/client';
import type { Ref } from 'preact';
import { callWords, searchingWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { DeviceToggle } from '../devices/device-toggle.tsx';
import { ReportControl } from '../report/report-control.tsx';
import { RoomIcon } from '../room-icon.tsx';

interface DockProps {
  readonly meeting: Exclude<Meeting, { phase: 'none' | 'ended' }>;
  readonly chat: { readonly open: boolean; readonly unread: number };
  readonly chatButton: Ref<HTMLButtonElement>;
  readonly onChat: () => void;
  readonly onReport: () => void;
}

/** Everything one can do in the room, in reach of a thumb. Next stands in the middle. */
export function Dock({ meeting, chat, chatButton, onChat, onReport }: DockProps) {
  const app = useApp();
  const { camera, microphone } = app.devices.value;
  const { mode } = meeting.wish;
  const searching = meeting.phase === 'searching';
  return (
    <section class="dock" aria-label={callWords.controls}>
      {mode !== 'text' && (
        <DeviceToggle
          device="microphone"
          state={microphone}
          onToggle={() => void app.own.toggleMicrophone()}
        />
      )}
      {mode === 'video' && (
        <DeviceToggle device="camera" state={camera} onToggle={() => void app.own.toggleCamera()} />
      )}
      {/* By key two buttons, and not one that becomes another under the finger, or with the focus on it. */}
      {searching ? (
        <button key="cancel" type="button" class="cancel" onClick={() => app.passerby.end()}>
          {searchingWords.cancel}
        </button>
      ) : (
        <button key="next" type="button" class="go next" onClick={() => app.passerby.next()}>
          {callWords.next}
          <RoomIcon name="next" />
        </button>
      )}
      {meeting.phase === 'talking' && mode !== 'text' && (
        <button
          ref={chatButton}
          type="button"
          class="control"
          aria-label={chat.unread > 0 ? callWords.unread(chat.unread) : callWords.chat}
          aria-expanded={chat.open}
          data-unread={chat.unread > 0}
          onClick={onChat}
        >
          <RoomIcon name="chat" />
          <span>{callWords.chat}</span>
        </button>
      )}
      {meeting.phase === 'talking' && <ReportControl onOpen={onReport} />}
      {!searching && (
        <button type="button" class="control end" onClick={() => app.passerby.end()}>
          <RoomIcon name="end" />
          <span>{callWords.end}</span>
        </button>
      )}
    </section>
  );
}
