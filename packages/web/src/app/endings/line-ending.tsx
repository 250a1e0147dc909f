import type { LineClosure } from '@passerby/client';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Ending } from './ending.tsx';
import { lineWords } from './line-words.ts';
import { needsReload } from './needs-reload.ts';

/** The line closed and will not come back by itself; nobody is lost by it but the search. */
export function LineEnding({ code }: { code: LineClosure }) {
  const app = useApp();
  const online = app.online.value;
  const { title, advice } = lineWords(code, online);
  const stale = needsReload(code);
  const again = () => {
    app.passerby.end();
    app.passerby.start(app.wish());
  };
  // Back from where there was no network: what stopped the search is over.
  const wasOffline = useRef(!online);
  useEffect(() => {
    if (online && wasOffline.current && code === 'unreachable') again();
    wasOffline.current = !online;
  }, [online]);
  return (
    <Ending
      title={title}
      advice={advice}
      action={stale ? words.endings.reload : words.endings.again}
      onAction={stale ? app.reload : again}
    />
  );
}
