import type { FlagReason } from '@passerby/client';
import { reportingWords } from '../../words/later-words.ts';
import { Dialog } from '../dialog.tsx';
import { space } from '../space.ts';
import type { Reporting } from './reporting.ts';

/** The short list. One press of a reason sends it, and leaves. */
export function ReportDialog({ reporting }: { reporting: Reporting }) {
  const { about, last } = reporting;
  if (about === undefined) return null;
  const words = reportingWords;
  const { pairing, standing } = about;
  return (
    <Dialog
      title={standing === 'here' ? words.title : words.last}
      // Shut first, then sent: the focus goes back to the room, and the ending takes it from there.
      onClose={(answer) => {
        const reason = words.reasons.find(({ code }) => code === answer)?.code;
        if (reason === undefined || standing === 'forgotten') reporting.shut();
        else reporting.send(reason);
      }}
    >
      <p class="aside" role="status">
        {words.standing[standing]}
      </p>
      {standing !== 'forgotten' && <Reasons />}
      {standing === 'here' && last !== undefined && last !== pairing && (
        <p class="aside">
          {words.orLast}
          {space}
          <button type="button" class="report-last" onClick={() => reporting.openLast()}>
            {words.last}
          </button>
        </p>
      )}
    </Dialog>
  );
}

function Reasons() {
  const choose = (code: FlagReason) => (event: { currentTarget: Element }) =>
    event.currentTarget.closest('dialog')?.close(code);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari takes it from a list without markers
    <ul class="reasons" role="list">
      {reportingWords.reasons.map(({ code, name }) => (
        <li key={code}>
          <button type="button" onClick={choose(code)}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
