import type { Meeting } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { callWords } from '../../words/later-words.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Chat } from '../chat/chat.tsx';
import { newestKey, newestUnread, unreadCount } from '../chat/unread.ts';
import { BlurToggle, toggleBlur } from '../filter/blur-toggle.tsx';
import { Icon } from '../icon.tsx';
import { RecordButton } from '../record/record-button.tsx';
import { ReportDialog } from '../report/report-dialog.tsx';
import { useReporting } from '../report/reporting.ts';
import { RoomIcon } from '../room-icon.tsx';
import { laterSettings } from '../settings/later-settings.tsx';
import { Chips } from './chips.tsx';
import { ComparisonDialog } from './comparison-dialog.tsx';
import type { Corner } from './corner.ts';
import { Dock } from './dock.tsx';
import { leaveFullScreen, toggleFullScreen } from './full-screen.ts';
import { laterKeys } from './later-keys.tsx';
import { LatestMessage } from './latest-message.tsx';
import { SelfView } from './self-view.tsx';
import { type ShortcutAction, secondEscapeWithinMs } from './shortcuts.ts';
import { toggleSmallWindow } from './small-window.ts';
import { Stage } from './stage.tsx';
import { useComparison } from './use-comparison.ts';
import { useCues } from './use-cues.ts';
import { useRoomHeight } from './use-room-height.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { ViewButtons } from './view-buttons.tsx';

/** From the search to the ending: one room, so that your own picture never blinks in between. */
export function Room({ meeting }: { meeting: Exclude<Meeting, { phase: 'none' }> }) {
  const app = useApp();
  const { mode } = meeting.wish;
  const wide = matchMedia('(min-width: 60rem)').matches;
  const chatOpen = useSignal(wide);
  const seenKey = useSignal(-1);
  const draft = useSignal('');
  const corner = useSignal<Corner>('end-end');
  const dialog = useSignal<'keys' | 'settings' | undefined>(undefined);
  const escaped = useSignal(false);
  const room = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const chatButton = useRef<HTMLButtonElement>(null);
  useRoomHeight(room);

  const { phase } = meeting;
  // The search cannot go on: its ending has buttons of its own.
  const stopped = phase === 'searching' && app.session.value.line.state === 'closed';
  const talking = phase === 'talking' ? meeting : undefined;
  const comparing = useComparison(talking);
  const reporting = useReporting();
  const conversation = 'conversation' in meeting ? meeting.conversation : [];
  const withChat = mode === 'text' || chatOpen.value;
  const chatting = (talking !== undefined || conversation.length > 0) && withChat;
  useCues(meeting, chatting);
  useWakeLock(phase !== 'ended' && !stopped);
  // The lobby has no way out of it.
  useEffect(() => leaveFullScreen, []);

  // Before the next key, which might press what has just gone.
  useLayoutEffect(() => {
    if (phase === 'searching' || phase === 'connecting') {
      draft.value = '';
      seenKey.value = -1;
    }
    if (phase === 'talking' && mode === 'text') box.current?.focus();
    // What had the focus has gone: the room takes it, and no button does that a key could press.
    else if (document.activeElement === document.body)
      stage.current?.focus({ preventScroll: true });
  }, [phase]);
  useEffect(() => {
    if (chatting) seenKey.value = newestKey(conversation);
  }, [chatting, conversation]);

  /** One panel may open before the browser has told that another is shut. */
  const shut = (panel: 'keys' | 'settings') => {
    if (dialog.value === panel) dialog.value = undefined;
  };
  const setChat = (open: boolean) => {
    chatOpen.value = open;
    // After the render: into the box that has just appeared, or back to the button.
    queueMicrotask(() => (open ? box : chatButton).current?.focus());
  };
  const act = (action: ShortcutAction): boolean => {
    switch (action) {
      case 'escapeOnce':
        // On a phone the first Esc puts the sheet away too.
        if (!wide && mode !== 'text' && chatOpen.value) setChat(false);
        escaped.value = phase === 'talking' || phase === 'connecting';
        return true;
      case 'next':
        escaped.value = false;
        if (phase === 'searching') return false;
        app.passerby.next();
        return true;
      case 'microphone':
        if (mode !== 'text') void app.own.toggleMicrophone();
        return mode !== 'text';
      case 'camera':
        if (mode === 'video') void app.own.toggleCamera();
        return mode === 'video';
      case 'blur':
        return toggleBlur(app.filter);
      case 'write':
        if (talking === undefined) return false;
        setChat(true);
        return true;
      case 'compare':
        return comparing.open();
      case 'report':
        return reporting.open();
      case 'smallWindow':
        return toggleSmallWindow();
      case 'fullScreen':
        return toggleFullScreen();
      case 'keys':
      case 'settings':
        dialog.value = action;
        return true;
    }
  };
  useShortcuts(app.preferences.value.switches.letterKeys, act);
  useEffect(() => {
    if (!escaped.value) return;
    const timer = setTimeout(() => {
      escaped.value = false;
    }, secondEscapeWithinMs);
    return () => clearTimeout(timer);
  }, [escaped.value]);

  const unread = newestUnread(conversation, seenKey.value);
  return (
    <div ref={room} class="room" data-mode={mode} data-chat={chatting} data-stage={phase}>
      <section ref={stage} class="stage" tabIndex={-1} aria-label={callWords.region}>
        <Stage meeting={meeting} reporting={reporting} />
        <div class="top">
          <Chips
            meeting={meeting}
            escaped={escaped.value}
            comparison={comparing.comparison}
            onCompare={comparing.open}
            onSettings={() => {
              dialog.value = 'settings';
            }}
            reported={reporting.became}
          />
          <div class="top-buttons">
            {talking?.partner.camera && <BlurToggle />}
            <RecordButton class="round glass" />
            {talking && mode === 'video' && <ViewButtons />}
            {phase !== 'ended' && (
              <button
                type="button"
                class="round glass"
                aria-label={words.devices.settings}
                onClick={() => {
                  dialog.value = 'settings';
                }}
              >
                <Icon name="devices" />
              </button>
            )}
            <button
              type="button"
              class="round glass keys-button"
              aria-label={callWords.keys}
              onClick={() => {
                dialog.value = 'keys';
              }}
            >
              <RoomIcon name="keys" />
            </button>
          </div>
        </div>
        {mode === 'video' && phase !== 'ended' && !stopped && (
          <SelfView
            corner={corner.value}
            onCorner={(next) => {
              corner.value = next;
            }}
          />
        )}
        {talking && (
          <LatestMessage said={chatting ? undefined : unread} onOpen={() => setChat(true)} />
        )}
      </section>
      {phase !== 'ended' && !stopped && (
        <Dock
          meeting={meeting}
          chat={{ open: chatting, unread: unreadCount(conversation, seenKey.value) }}
          chatButton={chatButton}
          onChat={() => setChat(!chatting)}
          onReport={reporting.open}
        />
      )}
      {chatting && (phase === 'talking' || phase === 'ended') && (
        <Chat meeting={meeting} draft={draft} box={box} onClose={() => setChat(false)} />
      )}
      {dialog.value === 'keys' && <laterKeys.Part mode={mode} onClose={() => shut('keys')} />}
      {comparing.shown && (
        <ComparisonDialog comparison={comparing.shown} mode={mode} onAnswer={comparing.answer} />
      )}
      <ReportDialog reporting={reporting} />
      {dialog.value === 'settings' && <laterSettings.Part onClose={() => shut('settings')} />}
    </div>
  );
}
