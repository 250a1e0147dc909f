import { useEffect, useRef } from 'preact/hooks';
import { announcement, pageTitle } from './announcement.ts';
import { AppContext, type App as AppPorts } from './app-context.ts';
import { LaterRoom } from './later-room.tsx';
import { Lobby } from './lobby/lobby.tsx';
import { useUnseen } from './use-unseen.ts';

/** The whole app: the lobby, or the room with whatever phase it is in. */
export function App({ app }: { app: AppPorts }) {
  const { meeting } = app.session.value;
  const wasInRoom = useRef(false);
  const unseen = useUnseen(meeting.phase);
  const title = pageTitle(meeting, unseen);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (meeting.phase !== 'none') wasInRoom.current = true;
    scrollTo(0, 0);
  }, [meeting.phase === 'none']);
  return (
    <AppContext.Provider value={app}>
      <p class="hidden" role="status">
        {announcement(meeting)}
      </p>
      {meeting.phase === 'none' ? (
        <Lobby returning={wasInRoom.current} />
      ) : (
        <LaterRoom meeting={meeting} />
      )}
    </AppContext.Provider>
  );
}
