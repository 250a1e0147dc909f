import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { recordWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { space } from '../space.ts';
import { recordLines } from './record-lines.ts';

const askEveryMs = 1_000;

/** The record itself, live from the server, with the time that is left for each thing in it. */
export function RecordDialog({ onClose }: { onClose: () => void }) {
  const app = useApp();
  const asked = useSignal(0);
  const openedAt = useRef(performance.now());
  useEffect(() => {
    const ask = () => {
      app.passerby.inspect();
      asked.value += 1;
    };
    ask();
    const timer = setInterval(ask, askEveryMs);
    return () => clearInterval(timer);
  }, []);
  // Read, so that the seconds run while no answer comes.
  void asked.value;
  const { record: last, line } = app.session.value;
  // What was answered when this was open before is not how it is now.
  const record = last !== undefined && last.at >= openedAt.current ? last : undefined;
  const lines = record && recordLines(record, performance.now(), recordWords);
  const missing = line.state === 'open' ? recordWords.asking : recordWords.away;
  return (
    <Dialog title={recordWords.title} onClose={onClose}>
      <p class="aside">{recordWords.intro}</p>
      {lines === undefined ? (
        <p role="status">{record === undefined ? missing : recordWords.unknown}</p>
      ) : (
        <dl class="record">
          {lines.map(({ item, name, value, until }) => (
            <div key={item} data-item={item}>
              <dt>{name}</dt>
              <dd>{value}</dd>
              <dd class="until">{until}</dd>
            </div>
          ))}
        </dl>
      )}
      {app.session.value.countsCalls && <p class="aside">{recordWords.counts}</p>}
      <p class="aside">
        {recordWords.rest}
        {space}
        <a href="/inventory.json" target="_blank" rel="noopener">
          {recordWords.inventory}
        </a>
      </p>
    </Dialog>
  );
}
