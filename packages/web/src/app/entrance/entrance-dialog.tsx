import { entranceWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';

/** What one agrees to before the first call, and the operator's age check where there is one. */
export function EntranceDialog() {
  const { entrance } = useApp();
  const step = entrance.step.value;
  switch (step) {
    case 'none':
      return null;
    case 'agreeing':
      return (
        <Dialog
          key={step}
          title={words.title}
          onClose={(answer) => (answer === 'agree' ? entrance.agree() : entrance.shut())}
        >
          <Agreement />
        </Dialog>
      );
    case 'checking':
      return (
        <Dialog key={step} title={words.checkTitle} onClose={entrance.shut}>
          <p role="status">{words.checking}</p>
        </Dialog>
      );
    case 'refused':
      return (
        <Dialog
          key={step}
          title={words.checkTitle}
          onClose={(answer) => (answer === 'again' ? entrance.check() : entrance.shut())}
        >
          <p role="alert">{words.refused}</p>
          <button type="button" class="go" onClick={closeWith('again')}>
            {words.again}
          </button>
        </Dialog>
      );
  }
}

/** In a new tab each, so that what was chosen in the lobby is still there. */
const pages = ['guidelines', 'safety', 'terms'] as const;

function Agreement() {
  return (
    <>
      <ul class="agreement">
        <li>{words.ofAge}</li>
        <li>{words.rules}</li>
        <li>{words.leave}</li>
      </ul>
      <p class="agreement-pages">
        {words.read}
        {pages.map((page) => (
          <a key={page} href={`/${page}/`} hreflang="en" target="_blank" rel="noopener">
            {words.links[page]}
          </a>
        ))}
      </p>
      <button
        type="button"
        class="go"
        aria-describedby="agreement-limits"
        onClick={closeWith('agree')}
      >
        {words.agree}
      </button>
      <p class="aside" id="agreement-limits">
        {words.limits}
      </p>
    </>
  );
}

const closeWith = (answer: string) => (event: { currentTarget: Element }) =>
  event.currentTarget.closest('dialog')?.close(answer);
