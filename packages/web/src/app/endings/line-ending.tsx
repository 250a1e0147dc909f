import type { LineClosure } from '@passerby/client';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Ending } from './ending.tsx';
import { needsReload } from './needs-reload.ts';

/** The line closed and will not come back by itself; nobody is lost by it but the search. */
export function LineEnding({ code }: { code: LineClosure }) {
  const app = useApp();
  const { title, advice } = words.endings.line[code];
  const stale = needsReload(code);
  const again = () => {
    app.passerby.end();
    app.passerby.start(app.wish());
  };
  return (
    <Ending
      title={title}
      advice={advice}
      action={stale ? words.endings.reload : words.endings.again}
      onAction={stale ? app.reload : again}
    />
  );
}
