import type { Meeting } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Chat } from '../chat/chat.tsx';
import { newestKey, newestUnread, unreadCount } from '../chat/unread.ts';
import { Icon } from '../icon.tsx';
import { Chips } from './chips.tsx';
import type { Corner } from './corner.ts';
import { DevicesDialog } from './devices-dialog.tsx';
import { Dock } from './dock.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LatestMessage } from './latest-message.tsx';
import { SelfView } from './self-view.tsx';
import { type ShortcutAction, secondEscapeWithinMs } from './shortcuts.ts';
import { Stage } from './stage.tsx';
import { useRoomHeight } from './use-room-height.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** From the search to the ending: one room, so that your own picture never blinks in between. */
export function Room({ meeting }: { meeting: Exclude<Meeting, { phase: 'none' }> }) {
  const app = useApp();
  const { mode } = meeting.wish;
  const wide = matchMedia('(min-width: 60rem)').matches;
  const chatOpen = useSignal(wide);
  const seenKey = useSignal(-1);
  const draft = useSignal('');
  const corner = useSignal<Corner>('end-end');
  const dialog = useSignal<'keys' | 'devices' | undefined>(undefined);
  const letters = useSignal(true);
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
  const conversation = 'conversation' in meeting ? meeting.conversation : [];
  const withChat = mode === 'text' || chatOpen.value;
  const chatting = (talking !== undefined || conversation.length > 0) && withChat;

  useEffect(() => {
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
      case 'write':
        if (talking === undefined) return false;
        setChat(true);
        return true;
      case 'keys':
        dialog.value = 'keys';
        return true;
    }
  };
  useShortcuts(letters.value, act);
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
      <section ref={stage} class="stage" tabIndex={-1} aria-label={words.call.region}>
        <Stage meeting={meeting} />
        <div class="top">
          <Chips meeting={meeting} escaped={escaped.value} />
          {mode !== 'text' && phase !== 'ended' && (
            <button
              type="button"
              class="round glass"
              aria-label={words.devices.settings}
              onClick={() => {
                dialog.value = 'devices';
              }}
            >
              <Icon name="devices" />
            </button>
          )}
          <button
            type="button"
            class="round glass keys-button"
            aria-label={words.call.keys}
            onClick={() => {
              dialog.value = 'keys';
            }}
          >
            <Icon name="keys" />
          </button>
        </div>
        {mode === 'video' && phase !== 'ended' && (
          <SelfView
            corner={corner.value}
            onCorner={(next) => {
              corner.value = next;
            }}
          />
        )}
        {talking && !chatting && unread && (
          <LatestMessage said={unread} onOpen={() => setChat(true)} />
        )}
      </section>
      {phase !== 'ended' && !stopped && (
        <Dock
          meeting={meeting}
          chat={{ open: chatting, unread: unreadCount(conversation, seenKey.value) }}
          chatButton={chatButton}
          onChat={() => setChat(!chatting)}
        />
      )}
      {chatting && (phase === 'talking' || phase === 'ended') && (
        <Chat meeting={meeting} draft={draft} box={box} onClose={() => setChat(false)} />
      )}
      {dialog.value === 'keys' && (
        <KeysDialog
          letters={letters}
          onClose={() => {
            dialog.value = undefined;
          }}
        />
      )}
      {dialog.value === 'devices' && (
        <DevicesDialog
          onClose={() => {
            dialog.value = undefined;
          }}
        />
      )}
    </div>
  );
}
